package dev.cairn.notification.intake.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.notification.alert.domain.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The body that Prometheus sends to an Alertmanager's {@code /api/v2/alerts}: an array of alerts. */
public final class PrometheusAlerts {

    /** The integration's name. */
    public static final String INTEGRATION = "prometheus";

    private static final int LONGEST_NAME = 1024;

    /**
     * What was read.
     *
     * @param refused what is wrong with each alert that cannot be taken in
     */
    public record Read(List<Signal> signals, List<Refused> refused) {

        public Read {
            signals = List.copyOf(signals);
            refused = List.copyOf(refused);
        }
    }

    private PrometheusAlerts() {}

    /**
     * Reads a body, as Alertmanager does: an alert without a start began now, one without an end is over after the
     * resolve timeout unless it is heard of again, and one whose end has passed is over.
     *
     * @throws Refused when it is no array, or too long a one
     */
    public static Read read(JsonNode body, Instant now, Duration resolveTimeout, int most) {
        if (!body.isArray()) {
            throw new Refused("", "must be an array of alerts");
        }
        if (body.size() > most) {
            throw new Refused("", "must hold at most " + most + " alerts");
        }
        var signals = new ArrayList<Signal>();
        var refused = new ArrayList<Refused>();
        var repeats = new Repeats();
        for (int i = 0; i < body.size(); i++) {
            try {
                signals.add(repeats.demandFew(one(body.get(i), "/" + i, now, resolveTimeout), "/" + i));
            } catch (Refused one) {
                refused.add(one);
            }
        }
        return new Read(signals, refused);
    }

    private static Signal one(JsonNode alert, String pointer, Instant now, Duration resolveTimeout) {
        if (!alert.isObject()) {
            throw new Refused(pointer, "must be an object");
        }
        Map<String, String> labels = Reading.texts(alert, "labels", pointer);
        Map<String, String> annotations = Reading.texts(alert, "annotations", pointer);
        demandNames(labels, pointer + "/labels");
        demandNames(annotations, pointer + "/annotations");
        if (labels.isEmpty()) {
            throw new Refused(pointer + "/labels", "must hold at least one label that is not empty");
        }
        Instant startsAt = Reading.instant(alert, "startsAt", pointer);
        Instant endsAt = Reading.instant(alert, "endsAt", pointer);
        if (startsAt != null && endsAt != null && endsAt.isBefore(startsAt)) {
            throw new Refused(pointer + "/endsAt", "must not be before startsAt");
        }
        String link = Reading.link(Reading.text(alert, "generatorURL"));
        boolean over = endsAt != null && !endsAt.isAfter(now);
        var labelled = new LabelledAlert(
                Fingerprint.of(labels), labels, annotations, link, startsAt == null && !over ? now : startsAt);
        return over
                ? labelled.resolved(INTEGRATION, endsAt)
                : labelled.firing(INTEGRATION, endsAt == null ? now.plus(resolveTimeout) : endsAt, Map.of());
    }

    /** Names may be of any characters since Prometheus 3. */
    private static void demandNames(Map<String, String> texts, String pointer) {
        for (String name : texts.keySet()) {
            if (name.isEmpty()
                    || name.length() > LONGEST_NAME
                    || !Facts.clean(name).equals(name)) {
                throw new Refused(
                        pointer, "has a name that is not of 1 to " + LONGEST_NAME + " characters, none of control");
            }
        }
    }
}
