package dev.cairn.project.project.domain;

import java.util.Locale;
import java.util.Optional;

/** The phases of a product, in their order. A project's phase here is the one its team declares. */
public enum Phase {
    MVP,
    FOUNDATION,
    SCALE,
    PRODUCTION;

    /** The words of all phases, as a pattern for whole texts. */
    public static final String PATTERN = "mvp|foundation|scale|production";

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase with this word; empty when there is none. */
    public static Optional<Phase> ofWord(String word) {
        for (Phase phase : values()) {
            if (phase.word().equals(word)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
