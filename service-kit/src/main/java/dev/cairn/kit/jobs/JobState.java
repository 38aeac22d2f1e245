package dev.cairn.kit.jobs;

import java.util.Locale;

/** Where a job is in its life. */
public enum JobState {
    /** Waits until it is due. */
    QUEUED,
    /** Held by a worker. */
    RUNNING,
    SUCCEEDED,
    /** Ended with a problem that no further try can mend. */
    FAILED,
    CANCELLED,
    /** Given up after its last try; a person may queue it again. */
    DEAD;

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
