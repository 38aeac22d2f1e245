package dev.cairn.notification.alert.domain;

import java.util.Locale;

/** What alerts are about. */
public enum AlertKind {
    /** A phase's gate opened: good news. */
    GATE_OPENED,
    /** A practice that was met no longer is. */
    REGRESSION,
    /** Evidence that holds up a practice is about to be too old. */
    EVIDENCE_AGEING,
    /** A waiver that stands in for a practice is about to end. */
    WAIVER_ENDING,
    /** Another system told of it. */
    EXTERNAL,
    /** Nothing is wrong: people practise. */
    DRILL;

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when it is no kind's word */
    public static AlertKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
