package dev.cairn.assessment.roadmap.domain;

/** How well evidence proves what it says, weakest first. */
public enum Strength {
    /** A member says so. */
    CLAIMED("claimed"),
    /** Found in the code or the configuration. */
    DETECTED("detected"),
    /** Observed at run time: a probe, a CI run, a drill. */
    DEMONSTRATED("demonstrated");

    private final String word;

    Strength(String word) {
        this.word = word;
    }

    /** The word of the API and of roadmap files. */
    public String word() {
        return word;
    }

    /** Whether evidence of this strength is enough where {@code asked} is wanted. */
    public boolean suffices(Strength asked) {
        return compareTo(asked) >= 0;
    }

    /**
     * The strength of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Strength ofWord(String word) {
        for (Strength strength : values()) {
            if (strength.word.equals(word)) {
                return strength;
            }
        }
        throw new IllegalArgumentException("no strength is called " + word);
    }
}
