package dev.cairn.kit.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides which addresses may be connected to: those of the public internet, and no other.
 *
 * <p>For IPv4 the special ranges (IANA's registry of special-purpose addresses) are listed. For IPv6 it is the other way
 * round: only global unicast 2000::/3 is public, so whatever is invented outside of it is refused unasked. Addresses that
 * wrap an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo) are refused whatever they wrap; nobody needs them to be
 * reached, and each is a way around this class.
 */
final class AddressPolicy {

    private record Range(byte[] prefix, int bits, String kind) {
        static Range of(String cidr, String kind) {
            String[] parts = cidr.split("/");
            return new Range(literal(parts[0]), Integer.parseInt(parts[1]), kind);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final Range GLOBAL_UNICAST = Range.of("2000::/3", "public");

    private static final List<Range> SPECIAL = List.of(
            Range.of("169.254.169.254/32", "a metadata service"),
            Range.of("168.63.129.16/32", "a metadata service"),
            Range.of("100.100.100.200/32", "a metadata service"),
            Range.of("192.0.0.192/32", "a metadata service"),
            Range.of("0.0.0.0/8", "unspecified"),
            Range.of("10.0.0.0/8", "private"),
            Range.of("100.64.0.0/10", "carrier-grade NAT"),
            Range.of("127.0.0.0/8", "loopback"),
            Range.of("169.254.0.0/16", "link-local"),
            Range.of("172.16.0.0/12", "private"),
            Range.of("192.0.0.0/24", "reserved"),
            Range.of("192.0.2.0/24", "documentation"),
            Range.of("192.31.196.0/24", "reserved"),
            Range.of("192.52.193.0/24", "reserved"),
            Range.of("192.88.99.0/24", "a 6to4 relay"),
            Range.of("192.168.0.0/16", "private"),
            Range.of("192.175.48.0/24", "reserved"),
            Range.of("198.18.0.0/15", "benchmarking"),
            Range.of("198.51.100.0/24", "documentation"),
            Range.of("203.0.113.0/24", "documentation"),
            Range.of("224.0.0.0/4", "multicast"),
            Range.of("240.0.0.0/4", "reserved"),
            Range.of("2001::/23", "reserved"),
            Range.of("2001:db8::/32", "documentation"),
            Range.of("2002::/16", "6to4"),
            Range.of("2620:4f:8000::/48", "reserved"),
            Range.of("3fff::/20", "documentation"));

    private final boolean loopbackAllowed;

    /** @param loopbackAllowed only ever true in tests and in the local stack */
    AddressPolicy(boolean loopbackAllowed) {
        this.loopbackAllowed = loopbackAllowed;
    }

    boolean loopbackAllowed() {
        return loopbackAllowed;
    }

    /** Why none of these may be connected to; empty when every one of them is fine. */
    Optional<String> refusalOfAny(List<InetAddress> addresses) {
        return addresses.stream().flatMap(address -> refusal(address).stream()).findFirst();
    }

    /** Why the address may not be connected to; empty when it may. */
    Optional<String> refusal(InetAddress address) {
        if (address.isLoopbackAddress() && loopbackAllowed) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        for (Range range : SPECIAL) {
            if (range.holds(bytes)) {
                return Optional.of("the address is " + range.kind());
            }
        }
        if (address instanceof Inet4Address) {
            return Optional.empty();
        }
        if (!(address instanceof Inet6Address six) || !GLOBAL_UNICAST.holds(bytes) || six.getScopeId() != 0) {
            return Optional.of("the address is not public");
        }
        return isatap(bytes);
    }

    /** ISATAP hides an IPv4 address in the last four bytes, behind 0000:5efe or 0200:5efe. */
    private Optional<String> isatap(byte[] bytes) {
        boolean wraps = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
        return wraps ? Optional.of("the address wraps another") : Optional.empty();
    }

    private static byte[] literal(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Arrays.copyOf(bytes, bytes.length);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
