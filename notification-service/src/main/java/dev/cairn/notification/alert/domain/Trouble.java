package dev.cairn.notification.alert.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something that an alert is to be about. Texts are cut to what a message may hold.
 *
 * @param dedupKey equal for the same trouble at another time
 * @param practice null when it is not about one
 * @param phase null when it is not known or not about one
 */
public record Trouble(
        String dedupKey,
        AlertKind kind,
        Severity severity,
        String title,
        String detail,
        @Nullable String practice,
        @Nullable String phase) {

    public static final int LONGEST_TITLE = 300;
    public static final int LONGEST_DETAIL = 1500;
    private static final int LONGEST_KEY = 400;

    public Trouble {
        if (dedupKey.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("an id is too long to alert about");
        }
        title = cut(title, LONGEST_TITLE);
        detail = cut(detail, LONGEST_DETAIL);
    }

    /** A text, or as much of it as there is room for. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
