package dev.cairn.kit.outbound;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request to an address that a customer chose.
 *
 * @param method such as GET or POST
 * @param headers must not be those that HTTP itself needs, such as Host
 * @param body empty for none
 * @param timeLimit for everything from the look-up of the name to the last byte; at most 15 s
 */
public record OutboundRequest(String method, String url, Map<String, String> headers, String body, Duration timeLimit) {

    /** The longest that a request may take. */
    public static final Duration LONGEST = Duration.ofSeconds(15);

    private static final Set<String> NOT_OURS_TO_SET =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect");
    private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,4096}");

    public OutboundRequest {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("method is not allowed");
        }
        if (timeLimit.isNegative() || timeLimit.isZero() || timeLimit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the time limit must be over 0 and at most " + LONGEST);
        }
        headers.forEach((name, value) -> {
            if (!HEADER.matcher(name).matches() || NOT_OURS_TO_SET.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("a header must not be set, or has an invalid name");
            }
            if (!HEADER_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("header " + name + " has an invalid value");
            }
        });
        headers = Map.copyOf(headers);
    }

    /** A GET with the longest time limit. */
    public static OutboundRequest get(String url) {
        return new OutboundRequest("GET", url, Map.of(), "", LONGEST);
    }

    /** A POST of JSON with the longest time limit; a content-type among the headers replaces application/json. */
    public static OutboundRequest postJson(String url, Map<String, String> headers, String body) {
        var all = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.put("content-type", "application/json");
        all.putAll(headers);
        return new OutboundRequest("POST", url, all, body, LONGEST);
    }

    /** The same with another time limit. */
    public OutboundRequest within(Duration limit) {
        return new OutboundRequest(method, url, headers, body, limit);
    }

    /** Without headers and body, which may hold what nobody should read in a log. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
