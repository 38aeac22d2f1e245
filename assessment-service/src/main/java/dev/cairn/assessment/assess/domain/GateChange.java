package dev.cairn.assessment.assess.domain;

/**
 * A gate that opened or closed since the assessment before.
 *
 * @param phase id of the phase
 * @param title its title
 * @param open whether it is open now; before it was not, and the other way round
 */
public record GateChange(String phase, String title, boolean open) {

    /** {@code open} or {@code closed}, before. */
    public String from() {
        return open ? "closed" : "open";
    }

    /** {@code open} or {@code closed}, now. */
    public String to() {
        return open ? "open" : "closed";
    }
}
