package dev.cairn.assessment.assess.domain;

/**
 * The word of a member that decided whether a check applies.
 *
 * @param says {@code applies}, {@code does-not-apply}, or the kind of project that counts
 * @param reason why
 */
public record Overruling(String says, String reason, Overruler overruler) {

    /** Who overruled, when and why, to stand in a sentence. */
    public String words() {
        String why = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return "overruled by " + overruler.by() + " on " + Sentences.day(overruler.at()) + " because " + why
                + (overruler.approvedBy() == null ? "" : ", approved by " + overruler.approvedBy());
    }

    /** The same as a sentence. */
    public String sentence() {
        return switch (says) {
            case "applies" -> "It applies: what was detected was " + words() + ".";
            case "does-not-apply" -> "It does not apply: what was detected was " + words() + ".";
            default -> "The kind of project was " + words() + "; it counts as " + says + ".";
        };
    }
}
