package dev.cairn.notification.delivery;

import java.util.Locale;
import java.util.Optional;

/** Where a delivery is in its life. */
enum DeliveryState {
    /** Not tried yet, or to be tried again. */
    PENDING,
    DELIVERED,
    /** Given up; a person can have it tried again. */
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DeliveryState> ofWord(String word) {
        for (DeliveryState state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
