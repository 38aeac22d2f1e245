package dev.cairn.notification.why.domain;

import java.time.Duration;

/** Words of sentences. */
final class Text {

    private static final int LONGEST = 200;

    private Text() {}

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    static String many(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    /** A time that passed, in the units that it is felt in. */
    static String passed(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " s";
        }
        return time.compareTo(Duration.ofHours(2)) < 0 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
