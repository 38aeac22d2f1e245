package dev.cairn.notification.intake.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.notification.alert.domain.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message of Alertmanager's webhook, version 4, or of Grafana's, which has the same form: a group of alerts, each firing
 * or resolved for itself, whatever the group is.
 */
public final class AlertmanagerMessage {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final List<String> OF_GRAFANA = List.of("silenceURL", "dashboardURL", "panelURL", "valueString");

    private AlertmanagerMessage() {}

    /** Who sends. */
    public enum Sender {
        ALERTMANAGER("alertmanager", "4"),
        GRAFANA("grafana", "1");

        private final String integration;
        private final String version;

        Sender(String integration, String version) {
            this.integration = integration;
            this.version = version;
        }
    }

    /**
     * What was read.
     *
     * @param truncated how many alerts of the group the sender left out
     */
    public record Read(List<Signal> signals, int truncated) {

        public Read {
            signals = List.copyOf(signals);
        }
    }

    /** @throws Refused when it is something else, or holds too many alerts */
    public static Read read(JsonNode body, Sender sender, int most) {
        if (!body.isObject()) {
            throw new Refused("", "must be an object");
        }
        String version = Reading.text(body, "version");
        if (version != null && !version.equals(sender.version)) {
            throw new Refused("/version", "must be \"" + sender.version + "\"");
        }
        JsonNode alerts = body.path("alerts");
        if (!alerts.isArray()) {
            throw new Refused("/alerts", "must be an array of alerts");
        }
        if (alerts.size() > most) {
            throw new Refused("/alerts", "must hold at most " + most + " alerts; see max_alerts");
        }
        int truncated = Math.max(0, body.path("truncatedAlerts").asInt(0));
        var group = new LinkedHashMap<String, String>();
        for (String field : List.of("receiver", "groupKey", "externalURL")) {
            String text = Reading.text(body, field, 300);
            if (text != null) {
                group.put(field, text);
            }
        }
        if (truncated > 0) {
            group.put("truncatedAlerts", Integer.toString(truncated));
        }
        var signals = new ArrayList<Signal>();
        var repeats = new Repeats();
        for (int i = 0; i < alerts.size(); i++) {
            signals.add(repeats.demandFew(one(alerts.get(i), "/alerts/" + i, sender, group), "/alerts/" + i));
        }
        return new Read(signals, truncated);
    }

    private static Signal one(JsonNode alert, String pointer, Sender sender, Map<String, String> group) {
        if (!alert.isObject()) {
            throw new Refused(pointer, "must be an object");
        }
        Map<String, String> labels = Reading.texts(alert, "labels", pointer);
        String status = Reading.text(alert, "status");
        if (!"firing".equals(status) && !"resolved".equals(status)) {
            throw new Refused(pointer + "/status", "must be firing or resolved");
        }
        var labelled = new LabelledAlert(
                fingerprint(Reading.text(alert, "fingerprint"), labels, pointer),
                labels,
                Reading.texts(alert, "annotations", pointer),
                link(alert),
                Reading.instant(alert, "startsAt", pointer));
        if ("resolved".equals(status)) {
            return labelled.resolved(sender.integration, Reading.instant(alert, "endsAt", pointer));
        }
        var more = new LinkedHashMap<String, String>();
        if (sender == Sender.GRAFANA) {
            for (String field : OF_GRAFANA) {
                String text = Reading.text(alert, field);
                if (text != null) {
                    more.put(field, text);
                }
            }
        }
        more.putAll(group);
        return labelled.firing(sender.integration, null, more);
    }

    private static @Nullable String link(JsonNode alert) {
        String panel = Reading.link(Reading.text(alert, "panelURL"));
        return panel != null ? panel : Reading.link(Reading.text(alert, "generatorURL"));
    }

    private static String fingerprint(@Nullable String given, Map<String, String> labels, String pointer) {
        if (given == null) {
            if (labels.isEmpty()) {
                throw new Refused(pointer + "/fingerprint", "is needed where there are no labels");
            }
            return Fingerprint.of(labels);
        }
        if (!FINGERPRINT.matcher(given).matches()) {
            throw new Refused(pointer + "/fingerprint", "must have 1 to 64 letters and digits");
        }
        return given;
    }
}
