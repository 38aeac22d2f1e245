package dev.cairn.notification.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What is in the link to a calendar: 192 random bits in base 64 for URLs. Whoever has it may read the calendar. */
record CalendarKey(String text) {

    private static final int BYTES = 24;

    static CalendarKey make(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new CalendarKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the database finds it by. It needs no salt: nobody can try all keys. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys stay out of logs. */
    @Override
    public String toString() {
        return "CalendarKey[...]";
    }
}
