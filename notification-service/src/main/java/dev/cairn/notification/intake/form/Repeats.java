package dev.cairn.notification.intake.form;

import dev.cairn.notification.alert.domain.Signal;
import java.util.HashMap;
import java.util.Map;

/** How often a message speaks of the same alert; each time costs a round of statements. */
final class Repeats {

    private static final int MOST = 20;

    private final Map<Signal.Key, Integer> seen = new HashMap<>();

    /** @throws Refused when the message said enough of this alert before */
    Signal demandFew(Signal signal, String pointer) {
        if (seen.merge(signal.key(), 1, Integer::sum) > MOST) {
            throw new Refused(pointer, "must not be there more than " + MOST + " times");
        }
        return signal;
    }
}
