package dev.cairn.notification.intake.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Signal;
import dev.cairn.notification.alert.domain.Urgency;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event in the form of PagerDuty's Events API, version 2. */
public final class EventMessage {

    private static final String INTEGRATION = "events";
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_SUMMARY = 1024;
    private static final int LONGEST_SOURCE = 300;
    private static final int MOST_LINKS = 10;

    /** The key of a service, and that of a rule set, at PagerDuty. Whoever has it can raise incidents there. */
    private static final Pattern SECRET = Pattern.compile("[0-9A-Fa-f]{32}|R[0-9A-Z]{31}");

    private static final int SHOWN_BYTES = 6;

    private EventMessage() {}

    /**
     * Reads a body.
     *
     * @param ownKey the key of a trigger that brings none
     * @throws Refused when it is no such event
     */
    public static Signal read(JsonNode body, String ownKey) {
        if (!body.isObject()) {
            throw new Refused("", "must be an object");
        }
        Signal.Action action = action(Reading.text(body, "event_action"));
        String dedup = key(body, "dedup_key");
        if (dedup == null && action != Signal.Action.TRIGGER) {
            throw new Refused("/dedup_key", "is needed to acknowledge and to resolve");
        }
        String service = service(key(body, "routing_key"));
        var key = new Signal.Key(INTEGRATION, service == null ? "" : service, dedup == null ? ownKey : dedup);
        return new Signal(action, key, action == Signal.Action.TRIGGER ? report(body, service) : null, null, null);
    }

    private static Signal.Action action(@Nullable String word) {
        if (word != null) {
            for (Signal.Action action : Signal.Action.values()) {
                if (action.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return action;
                }
            }
        }
        throw new Refused("/event_action", "must be trigger, acknowledge or resolve");
    }

    private static @Nullable String key(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            return null;
        }
        if (!value.isTextual()
                || value.textValue().length() > LONGEST_KEY
                || value.textValue().isBlank()
                || !Facts.clean(value.textValue()).equals(value.textValue())) {
            throw new Refused("/" + field, "must be a text of 1 to " + LONGEST_KEY + " characters, none of control");
        }
        return value.textValue();
    }

    /** What looks like a secret is neither stored nor shown; its name still tells one service from another. */
    private static @Nullable String service(@Nullable String routingKey) {
        if (routingKey == null || !SECRET.matcher(routingKey).matches()) {
            return routingKey;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(routingKey.getBytes(StandardCharsets.US_ASCII));
            return "key-" + HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signal.Report report(JsonNode body, @Nullable String service) {
        JsonNode payload = body.path("payload");
        if (!payload.isObject()) {
            throw new Refused("/payload", "must be an object");
        }
        String summary = demand(payload, "summary", LONGEST_SUMMARY);
        String source = demand(payload, "source", LONGEST_SUMMARY);
        Severity severity = Severity.ofWord(demand(payload, "severity", LONGEST_KEY))
                .orElseThrow(() -> new Refused("/payload/severity", "must be critical, error, warning or info"));
        Reading.instant(payload, "timestamp", "/payload");
        var facts = new Facts()
                .add("component", Reading.text(payload, "component"))
                .add("group", Reading.text(payload, "group"))
                .add("class", Reading.text(payload, "class"))
                .add("timestamp", Reading.text(payload, "timestamp"))
                .add("client", Reading.text(body, "client"));
        links(body, facts);
        JsonNode details = payload.path("custom_details");
        if (details.isObject()) {
            facts.addFields(details);
        } else if (!details.isMissingNode()) {
            facts.add("custom_details", details.isTextual() ? details.textValue() : details.toString());
        }
        String detail = summary.length() > 300 ? summary : "";
        return new Signal.Report(
                severity,
                Urgency.of(severity),
                summary,
                detail,
                Facts.cut(source, LONGEST_SOURCE),
                Reading.link(Reading.text(body, "client_url")),
                service,
                facts.all());
    }

    private static void links(JsonNode body, Facts facts) {
        var links = new ArrayList<JsonNode>();
        body.path("links").forEach(links::add);
        List<JsonNode> first = links.subList(0, Math.min(MOST_LINKS, links.size()));
        for (int i = 0; i < first.size(); i++) {
            String text = Reading.text(first.get(i), "text");
            facts.add(text == null ? "link " + (i + 1) : text, Reading.link(Reading.text(first.get(i), "href")));
        }
    }

    private static String demand(JsonNode payload, String field, int longest) {
        String text = Reading.text(payload, field);
        if (text == null || text.length() > longest) {
            throw new Refused("/payload/" + field, "must be a text of 1 to " + longest + " characters");
        }
        return text;
    }
}
