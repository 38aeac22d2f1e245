package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** An assessment as text for a terminal. */
final class Report {

    private static final int WIDTH = 110;
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
                String outcome = text(practice, "outcome");
                line(String.format(
                        "  %s %-15s %-38s %s",
                        MARKS.getOrDefault(outcome, "[?]"), outcome, text(practice, "title"), proof(practice)));
            }
        }
    }

    /** Where the proof is, or, where there is none, what would prove it. */
    private static String proof(JsonNode practice) {
        for (JsonNode check : practice.path("checks")) {
            for (JsonNode finding : check.path("findings")) {
                String line =
                        finding.hasNonNull("line") ? ":" + finding.path("line").asText() : "";
                return text(finding, "path") + line;
            }
        }
        for (JsonNode check : practice.path("checks")) {
            if (!text(check, "outcome").equals("met") && !text(check, "proof").isEmpty()) {
                return "to prove: " + text(check, "proof");
            }
        }
        return "";
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
        String trimmed = text.stripTrailing();
        progress.plain(trimmed.length() > WIDTH + 30 ? trimmed.substring(0, WIDTH + 27) + "..." : trimmed);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText("");
    }
}
