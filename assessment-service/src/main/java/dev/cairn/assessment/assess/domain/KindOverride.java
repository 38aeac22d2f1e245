package dev.cairn.assessment.assess.domain;

import java.util.Map;

/**
 * A member's word on what kind of project it is. It outranks what was detected where it is asked whether something applies,
 * and nowhere else: a check that reads the kind itself still reads what was detected, so a word never makes one met.
 *
 * @param kind service, web-application, library, command-line or infrastructure
 * @param reason why, shown wherever it counts
 */
public record KindOverride(String kind, String reason, Overruler overruler) {

    private static final String SERVER = "project.has_server";
    private static final String UI = "project.has_ui";

    /** The fact that says what kind of project it is. */
    public static final String KIND = "project.kind";

    /** What the kind says of the project; of what it leaves open, such as the server of a web application, nothing. */
    public Map<String, FactValue> facts() {
        FactValue value = FactValue.of(kind);
        return switch (kind) {
            case "service" -> Map.of(KIND, value, SERVER, FactValue.of(true), UI, FactValue.of(false));
            case "web-application" -> Map.of(KIND, value, UI, FactValue.of(true));
            default -> Map.of(KIND, value, SERVER, FactValue.of(false), UI, FactValue.of(false));
        };
    }

    Overruling overruling() {
        return new Overruling(kind, reason, overruler);
    }
}
