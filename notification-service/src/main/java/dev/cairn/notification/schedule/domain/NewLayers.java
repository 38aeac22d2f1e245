package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an edit makes of layers: whoever has the turn stays until the next hand-over, and a rotation that starts later leaves the
 * one before it in place until then.
 */
public final class NewLayers {

    private NewLayers() {}

    /** The layers as they are from now on. */
    public static List<Layer> after(List<Layer> before, List<Layer> asked, Instant now) {
        return asked.stream()
                .map(layer -> before.stream()
                        .filter(old -> old.id().equals(layer.id()))
                        .findFirst()
                        .map(old -> after(old, layer, now))
                        .orElse(layer))
                .toList();
    }

    private static Layer after(Layer old, Layer layer, Instant now) {
        if (now.isBefore(layer.rotation().boundary(0))) {
            Rotation holds = old.rotationAt(now);
            boolean begins = !now.isBefore(holds.boundary(0));
            return with(layer, layer.rotation(), begins ? holds : null);
        }
        Turn turn = old.turnAt(now);
        Rotation rotation = layer.rotation();
        if (turn == null) {
            return with(layer, rotation, null);
        }
        if (isSameGrid(old.rotationAt(now), rotation)) {
            return with(layer, rotation.aligned(0, old.rotationAt(now).offset()), null);
        }
        int place = place(old.rotationAt(now), turn.number(), rotation.people());
        return with(layer, place < 0 ? rotation : rotation.aligned(rotation.numberAt(now), place), null);
    }

    private static boolean isSameGrid(Rotation old, Rotation asked) {
        return old.people().equals(asked.people())
                && old.start().equals(asked.start())
                && old.unit() == asked.unit()
                && old.length() == asked.length()
                && old.zone().equals(asked.zone())
                && Objects.equals(old.worked(), asked.worked());
    }

    private static Layer with(Layer layer, Rotation rotation, @Nullable Rotation previous) {
        return new Layer(
                layer.id(),
                layer.name(),
                layer.priority(),
                rotation,
                previous,
                layer.windows(),
                layer.holidayRule(),
                layer.holidays());
    }

    /** Where the new order goes on: at who has the turn or, when they are gone, at whoever of the old order comes next. */
    private static int place(Rotation old, long number, List<String> people) {
        for (int ahead = 0; ahead < old.people().size(); ahead++) {
            String person = old.person(number + ahead);
            String next = old.person(number + ahead + 1);
            int found = -1;
            for (int i = people.size() - 1; i >= 0; i--) {
                if (people.get(i).equals(person)) {
                    boolean followed = Objects.equals(people.get((i + 1) % people.size()), next);
                    found = found < 0 || followed ? i : found;
                }
            }
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }
}
