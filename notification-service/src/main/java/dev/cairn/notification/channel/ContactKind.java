package dev.cairn.notification.channel;

import java.util.Locale;
import java.util.Optional;

/** A way to reach a person. */
public enum ContactKind {
    EMAIL("e-mail"),
    WEBHOOK("webhook"),
    SLACK("Slack"),
    TEAMS("Teams"),
    DISCORD("Discord"),
    MATTERMOST("Mattermost"),
    SMS("text message"),
    VOICE("phone call");

    private final String told;

    ContactKind(String told) {
        this.told = told;
    }

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As sentences name it. */
    public String told() {
        return told;
    }

    /** Whether its address is a phone number. */
    public boolean isPhone() {
        return this == SMS || this == VOICE;
    }

    /** Whether its address is one that HTTP requests go to. */
    public boolean isUrl() {
        return this != EMAIL && !isPhone();
    }

    /** Whether what is no page goes by it unless its owner says otherwise: a phone that rings wakes people. */
    public boolean takesLetters() {
        return !isPhone();
    }

    /** The kind with this word; empty when there is none. */
    public static Optional<ContactKind> ofWord(String word) {
        for (ContactKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
