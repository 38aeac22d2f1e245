package dev.cairn.assessment.roadmap.domain;

/** How much work a check takes, in days of one person: about one, three or eight. */
public enum Effort {
    S(1),
    M(3),
    L(8);

    private final int days;

    Effort(int days) {
        this.days = days;
    }

    /** The days that stand for this size wherever efforts are added up or compared. */
    public int days() {
        return days;
    }
}
