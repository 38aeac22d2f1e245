package dev.cairn.events;

import dev.cairn.events.MalformedEvent.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The headers of a CloudEvent on Kafka in binary mode, to and from a {@link CairnEvent}. */
public final class CloudEventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String ORGANISATION = "ce_cairnorg";
    public static final String PARTITION_KEY = "ce_partitionkey";
    public static final String SEQUENCE = "ce_sequence";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String TRACE_PARENT = "traceparent";
    public static final String CONTENT_TYPE = "content-type";

    private static final String JSON = "application/json";

    private CloudEventHeaders() {}

    /**
     * The headers of an event, in a steady order.
     *
     * @param traceparent the W3C trace context to carry on; null for none
     */
    public static Map<String, String> of(EventEnvelope event, @Nullable String traceparent) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, event.id().toString());
        headers.put(TYPE, event.type().type());
        headers.put(SOURCE, event.type().source());
        headers.put(SUBJECT, event.subject().toString());
        headers.put(TIME, event.time().toString());
        headers.put(ORGANISATION, event.organisation().toString());
        headers.put(PARTITION_KEY, event.key());
        headers.put(SEQUENCE, Long.toString(event.sequence()));
        headers.put(DATA_SCHEMA, event.type().dataSchema());
        if (traceparent != null) {
            headers.put(TRACE_PARENT, traceparent);
        }
        headers.put(CONTENT_TYPE, JSON);
        return headers;
    }

    /** The headers of an event as Kafka wants them. */
    public static Map<String, byte[]> bytesOf(EventEnvelope event, @Nullable String traceparent) {
        var bytes = new LinkedHashMap<String, byte[]>();
        of(event, traceparent).forEach((name, value) -> bytes.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /**
     * The event of a Kafka record.
     *
     * @param headers names to values as bytes or text; of repeated headers the last
     * @param value the record's value
     * @throws MalformedEvent when they are no event of ours; its reason tells an unknown type from damage
     */
    public static CairnEvent parse(Map<String, ?> headers, byte @Nullable [] value) {
        demand(headers, SPEC_VERSION, "1.0"::equals);
        demand(headers, CONTENT_TYPE, type -> type.toLowerCase(Locale.ROOT).startsWith(JSON));
        String name = text(headers, TYPE);
        EventType type = EventType.find(name)
                .orElseThrow(() -> new MalformedEvent(Reason.UNKNOWN_TYPE, "unknown type " + shown(name), null));
        UUID id = read(headers, ID, UUID::fromString);
        UUID subject = read(headers, SUBJECT, UUID::fromString);
        UUID organisation = read(headers, ORGANISATION, UUID::fromString);
        Instant time = read(headers, TIME, Instant::parse);
        long sequence = read(headers, SEQUENCE, Long::valueOf);
        EventData data = EventCodec.read(type, value);
        try {
            return new CairnEvent(id, type, subject, organisation, time, sequence, data);
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent(Reason.CONTRADICTION, String.valueOf(e.getMessage()), e);
        }
    }

    private static void demand(Map<String, ?> headers, String header, Function<String, Boolean> allowed) {
        String value = text(headers, header);
        if (!allowed.apply(value)) {
            throw new MalformedEvent(Reason.BAD_HEADER, header + " is " + shown(value), null);
        }
    }

    private static <T> T read(Map<String, ?> headers, String header, Function<String, T> parser) {
        String value = text(headers, header);
        try {
            return parser.apply(value);
        } catch (RuntimeException e) {
            throw new MalformedEvent(Reason.BAD_HEADER, header + " is " + shown(value), e);
        }
    }

    private static String text(Map<String, ?> headers, String header) {
        Object value = headers.get(header);
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value == null) {
            throw new MalformedEvent(Reason.MISSING_HEADER, header + " is missing", null);
        }
        return value.toString();
    }

    /** A foreign value, safe to log. */
    private static String shown(String value) {
        String visible = value.replaceAll("[^\\x20-\\x7e]", "?");
        return "\"" + (visible.length() > 80 ? visible.substring(0, 80) + "..." : visible) + "\"";
    }
}
