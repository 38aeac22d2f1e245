package dev.cairn.assessment.scan.signal;

import java.util.List;
import java.util.Map;

/** What sort of thing a tree or package is, from facts already known. */
final class ProjectKind {

    private ProjectKind() {}

    /**
     * Decides by what a person would see first: pages, then a server, then a command.
     *
     * @param runs whether a manifest declares a command-line program
     */
    static String of(Map<String, Object> facts, boolean runs) {
        boolean ui =
                holds(facts, "x.front_end") || holds(facts, "project.has_ui") && holds(facts, "project.has_server");
        boolean source = !(facts.get("project.languages") instanceof List<?> languages) || !languages.isEmpty();
        if (holds(facts, "x.published_library") && !holds(facts, "x.deployable")) {
            return runs ? "command-line" : "library";
        }
        if (ui) {
            return "web-application";
        }
        if (holds(facts, "project.has_server")) {
            return "service";
        }
        if (runs || holds(facts, "x.command_line")) {
            return "command-line";
        }
        return !source && holds(facts, "x.infrastructure") ? "infrastructure" : "library";
    }

    private static boolean holds(Map<String, Object> facts, String name) {
        return Boolean.TRUE.equals(facts.get(name));
    }
}
