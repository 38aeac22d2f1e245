package dev.cairn.notification.webhook.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a message is signed. */
public enum SignatureKind {
    /** By a secret that the receiver has as well. */
    V1,
    /** By a key of which the receiver only has the public half. */
    V1A;

    /** The words of all, as they stand in signatures. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(SignatureKind::word).toList();

    /** Such as {@code v1a}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
