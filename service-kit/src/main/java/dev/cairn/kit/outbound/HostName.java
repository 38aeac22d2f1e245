package dev.cairn.kit.outbound;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The host of a URL: a public-looking name in its ASCII form, or an IP address.
 *
 * @param text lower-case, without brackets
 * @param literal whether it is an IP address
 */
record HostName(String text, boolean literal) {

    private static final int LONGEST = 253;
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LAST_LABEL_IS_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern SIX = Pattern.compile("[0-9a-f:.]{2,45}");

    /** Names that resolve inside of a machine, a house, a cluster or a cloud, if at all. */
    private static final List<String> INSIDE = List.of(
            ".localhost",
            ".local",
            ".localdomain",
            ".internal",
            ".intranet",
            ".lan",
            ".home",
            ".corp",
            ".home.arpa",
            ".in-addr.arpa",
            ".ip6.arpa",
            ".svc",
            ".onion",
            ".test",
            ".invalid");

    /** @param localAllowed lets the name {@code localhost} through, for tests */
    static HostName parse(String host, boolean localAllowed) throws RefusedUrl {
        if (host.isEmpty()) {
            throw new RefusedUrl("has no host");
        }
        if (host.startsWith("[")) {
            return six(host);
        }
        String name = ascii(host);
        if (LAST_LABEL_IS_A_NUMBER.matcher(name).matches()) {
            return four(name);
        }
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new RefusedUrl("has a host that is not a valid name");
        }
        if (localAllowed && name.equals("localhost")) {
            return new HostName(name, false);
        }
        if (name.indexOf('.') < 0 || INSIDE.stream().anyMatch(name::endsWith)) {
            throw new RefusedUrl("has a host that is not a public name");
        }
        return new HostName(name, false);
    }

    /** Folds wide digits, other alphabets' dots and the like to what a resolver would make of them. */
    private static String ascii(String host) throws RefusedUrl {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new RefusedUrl("has a host that is not a valid name");
        }
    }

    /** Only the plain form: 127.1, 0x7f.1, 0177.0.0.1 and 2130706433 mean different things to different readers. */
    private static HostName four(String name) throws RefusedUrl {
        String[] octets = name.split("\\.", -1);
        boolean plain = octets.length == 4;
        for (String octet : octets) {
            plain = plain && OCTET.matcher(octet).matches() && Integer.parseInt(octet) <= 255;
        }
        if (!plain) {
            throw new RefusedUrl("has an IP address in an unusual form");
        }
        return new HostName(name, true);
    }

    private static HostName six(String host) throws RefusedUrl {
        String text = host.endsWith("]") ? host.substring(1, host.length() - 1).toLowerCase(Locale.ROOT) : "";
        try {
            // a colon makes it an address, so nothing is looked up; a mapped one comes back as IPv4
            if (SIX.matcher(text).matches()
                    && text.indexOf(':') >= 0
                    && InetAddress.getByName(text) instanceof Inet6Address address) {
                return new HostName(address.getHostAddress(), true);
            }
        } catch (UnknownHostException e) {
            throw new RefusedUrl("has an invalid IP address");
        }
        throw new RefusedUrl("has an IP address in an unusual form");
    }
}
