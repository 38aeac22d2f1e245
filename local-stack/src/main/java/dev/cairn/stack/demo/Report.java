package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** An assessment as text for a terminal. */
final class Report {

    private static final int WIDTH = 140;
    private static final int BAR = 20;
    private static final Map<String, String> MARKS = Map.of(
            "met", "[x]", "partial", "[~]", "unmet", "[ ]", "stale", "[o]", "waived", "[w]", "not-applicable", "[-]");

    private final Progress progress;

    Report(Progress progress) {
        this.progress = progress;
    }

    void print(JsonNode assessment) {
        header(assessment);
        phases(assessment);
        practices(assessment);
        gate(assessment);
        next(assessment.path("nextAction"));
        premature(assessment.path("premature"));
    }

    private void header(JsonNode a) {
        JsonNode roadmap = a.path("roadmap");
        JsonNode pace = a.path("pace");
        line("");
        line("PROJECT   " + text(a.path("project"), "name") + "   roadmap " + text(roadmap, "id") + " "
                + text(roadmap, "version"));
        line("PHASE     " + text(a, "phase") + "   (declared: " + text(a, "declaredPhase") + "; week "
                + text(pace, "week") + ", expected " + text(pace, "expectedPhase") + ": " + text(pace, "verdict")
                + ")");
        line("DIGEST    " + text(a, "digest"));
    }

    private void phases(JsonNode a) {
        line("");
        line(String.format("%-16s %-14s %-30s %s", "PHASE", "WEEKS", "READINESS", "GATE"));
        for (JsonNode phase : a.path("phases")) {
            double readiness = phase.path("readiness").asDouble();
            int full = (int) Math.round(readiness * BAR / 100);
            String bar = "#".repeat(full) + ".".repeat(BAR - full);
            line(String.format(
                    Locale.ROOT,
                    "%-16s %-14s %s %5.1f %%  %s",
                    text(phase, "title"),
                    text(phase, "weeks"),
                    bar,
                    readiness,
                    text(phase.path("gate"), "state")));
        }
    }

    private void practices(JsonNode a) {
        for (JsonNode phase : a.path("phases")) {
            line("");
            line("PRACTICES  " + text(phase, "title"));
            for (JsonNode practice : phase.path("practices")) {
                line("  " + mark(practice) + " " + text(practice, "title"));
                for (JsonNode check : practice.path("checks")) {
                    wrapped(String.format("      %s %-52s ", mark(check), text(check, "title")), proof(check));
                }
            }
        }
    }

    private static String mark(JsonNode judged) {
        String outcome = text(judged, "outcome");
        return String.format("%s %-14s", MARKS.getOrDefault(outcome, "[?]"), outcome);
    }

    /** Where what decides is found, or, where nothing does, why the check has this outcome. */
    private static String proof(JsonNode check) {
        if (text(check, "outcome").equals("unknown")) {
            return text(check, "reason");
        }
        for (JsonNode finding : check.path("findings")) {
            String line =
                    finding.hasNonNull("line") ? ":" + finding.path("line").asText() : "";
            return text(finding, "path") + line;
        }
        return text(check, "reason");
    }

    private void gate(JsonNode a) {
        for (JsonNode phase : a.path("phases")) {
            if (!text(phase, "id").equals(text(a, "phase"))) {
                continue;
            }
            JsonNode gate = phase.path("gate");
            line("");
            line("GATE       out of " + text(phase, "title") + ": " + text(gate, "state"));
            for (JsonNode missing : gate.path("missing")) {
                line("  missing  " + text(missing, "title") + " (" + text(missing, "outcome") + "): "
                        + text(missing, "advice"));
            }
        }
    }

    private void next(JsonNode action) {
        line("");
        if (action.isNull() || action.isMissingNode()) {
            line("NEXT       nothing is open");
            return;
        }
        line("NEXT       " + text(action, "title") + " (effort " + text(action, "effort") + ")");
        line("           " + text(action, "advice"));
        line("           " + text(action, "reason"));
    }

    private void premature(JsonNode premature) {
        if (premature.isEmpty()) {
            return;
        }
        line("");
        line("PREMATURE");
        for (JsonNode each : premature) {
            line("  " + text(each, "title") + "  " + text(each, "path") + "  " + text(each, "advice"));
        }
    }

    private void line(String text) {
        String stripped = text.stripLeading();
        wrapped(text.substring(0, text.length() - stripped.length()), stripped);
    }

    /** Nothing is cut off: what does not fit goes on in the next line, below where the text began. */
    private void wrapped(String label, String text) {
        String rest = (label + text).stripTrailing();
        int space = rest.lastIndexOf(' ', WIDTH);
        while (rest.length() > WIDTH && space >= label.length()) {
            progress.plain(rest.substring(0, space));
            rest = " ".repeat(label.length()) + rest.substring(space + 1);
            space = rest.lastIndexOf(' ', WIDTH);
        }
        progress.plain(rest);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText("");
    }
}
