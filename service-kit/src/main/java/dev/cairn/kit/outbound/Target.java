package dev.cairn.kit.outbound;

import java.util.Locale;
import java.util.Set;

/**
 * A customer's URL, taken apart and found to be in order as far as that can be told without looking up its name.
 *
 * <p>Read by hand: what is connected to is made from these parts and from nothing else, so no second reader can
 * understand the URL differently. What browsers and libraries disagree about (backslashes, user names, odd numbers) is
 * refused rather than guessed.
 *
 * @param secure https, else http, which only the test switch lets through
 * @param host a lower-case name, or the text of an IP address without brackets
 * @param literal whether the host is an IP address
 * @param path path and query, never empty
 */
record Target(boolean secure, String host, boolean literal, int port, String path) {

    private static final int LONGEST = 2048;

    /** Where databases, brokers and administration usually listen; from 1024 up, since all below is refused anyway. */
    private static final Set<Integer> REFUSED_PORTS = Set.of(
            1433, 1521, 1723, 2049, 2181, 2375, 2376, 2377, 2379, 2380, 3128, 3268, 3306, 3389, 4369, 5060, 5432, 5433,
            5601, 5672, 5900, 5984, 5985, 5986, 6000, 6066, 6379, 6380, 6432, 6443, 6665, 6666, 6667, 7001, 7077, 7199,
            7473, 7474, 7687, 8020, 8086, 8125, 8300, 8301, 8500, 8600, 8983, 9042, 9090, 9092, 9093, 9094, 9100, 9160,
            9200, 9300, 9418, 10250, 10255, 10256, 11211, 15672, 16379, 19092, 25672, 26257, 26379, 27017, 27018, 27019,
            28015);

    /** @throws RefusedUrl with what its owner can do something about */
    static Target parse(String url, boolean httpAllowed) throws RefusedUrl {
        if (url.isEmpty() || url.length() > LONGEST) {
            throw new RefusedUrl("must have 1 to " + LONGEST + " characters");
        }
        boolean secure = secure(url, httpAllowed);
        String rest = url.substring(url.indexOf("://") + 3);
        int end = endOfAuthority(rest);
        String path = path(rest.substring(end));
        String authority = rest.substring(0, end);
        if (authority.indexOf('@') >= 0) {
            throw new RefusedUrl("must not hold a user name or password");
        }
        int colon =
                authority.startsWith("[") ? authority.indexOf(':', authority.indexOf(']') + 1) : authority.indexOf(':');
        String name = colon < 0 ? authority : authority.substring(0, colon);
        int port = colon < 0 ? (secure ? 443 : 80) : port(authority.substring(colon + 1));
        HostName host = HostName.parse(name, httpAllowed);
        return new Target(secure, host.text(), host.literal(), port, path);
    }

    /** The value of the Host header. */
    String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    private static boolean secure(String url, boolean httpAllowed) throws RefusedUrl {
        String start = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
        if (start.equals("https://")) {
            return true;
        }
        if (httpAllowed && start.startsWith("http://")) {
            return false;
        }
        throw new RefusedUrl("must start with https://");
    }

    private static int endOfAuthority(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String path(String path) throws RefusedUrl {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '#') {
                throw new RefusedUrl("must not hold a fragment (#)");
            }
            if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
                throw new RefusedUrl("holds a character that must be percent-encoded");
            }
        }
        return path.startsWith("/") ? path : "/" + path;
    }

    private static int port(String digits) throws RefusedUrl {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedUrl("has a port that is not a number");
        }
        int port = Integer.parseInt(digits);
        boolean web = port == 80 || port == 443;
        if (port > 65_535 || (port < 1024 && !web) || REFUSED_PORTS.contains(port)) {
            throw new RefusedUrl("must not use port " + port);
        }
        return port;
    }
}
