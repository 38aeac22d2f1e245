package dev.cairn.notification.delivery.domain;

import org.jspecify.annotations.Nullable;

/** The beginning of what the other side said, as it is kept. */
public final class AnswerHead {

    /** How many characters are kept. */
    public static final int LONGEST = 1024;

    private AnswerHead() {}

    /** The beginning, without what PostgreSQL takes in no text; null when nothing was said. */
    public static @Nullable String of(@Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return null;
        }
        String text = answer.replace('\0', '\ufffd');
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
