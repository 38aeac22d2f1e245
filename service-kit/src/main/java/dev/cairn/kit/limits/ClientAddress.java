package dev.cairn.kit.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, for what a stranger may do.
 *
 * <p>The portal, and whatever stands before it, says so in {@code X-Forwarded-For}, of which the last address is the one that
 * the nearest of them saw. It is believed only of a peer on this machine or a private network: from anywhere else it could
 * only be a stranger who would like to be many.
 */
final class ClientAddress {

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private ClientAddress() {}

    /**
     * The address whose budget is used.
     *
     * @param peer who is connected, as an address
     * @param forwarded the header as it was sent; null for none
     */
    static String of(String peer, @Nullable String forwarded) {
        if (forwarded == null || !isNear(peer)) {
            return peer;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return LITERAL.matcher(last).matches() ? last : peer;
    }

    /** What one customer of a provider has: an address of version 4, and of version 6 the 64 bits that are the same for all of theirs. */
    static String network(String address) {
        if (address.indexOf(':') < 0 || !LITERAL.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.ofDelimiter(":").formatHex(bytes, 0, 8) + "::/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static boolean isNear(String peer) {
        if (!LITERAL.matcher(peer).matches()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(peer);
            return address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || (address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
