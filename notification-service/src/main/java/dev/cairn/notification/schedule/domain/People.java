package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is on call once overrides are applied to whom the layers name. */
final class People {

    private People() {}

    /** Adds somebody, once. */
    static void add(List<Duty> duties, Duty duty) {
        if (duties.stream().noneMatch(one -> one.person().equals(duty.person()))) {
            duties.add(duty);
        }
    }

    /**
     * A place on call.
     *
     * @param owner whom the layers or the override that added it put there
     * @param holder who is there now; null for nobody
     */
    private record Place(String owner, @Nullable Duty holder) {

        boolean isHeldBy(@Nullable String person) {
            return holder != null && holder.person().equals(person);
        }

        Place given(@Nullable Duty to) {
            return new Place(owner, to);
        }
    }

    /** Applies overrides, in their order. One in favour of somebody who left has no effect: better the layers than nobody. */
    static List<Duty> after(List<Duty> duties, List<TimedOverride> overrides, List<Absence> absences, Instant at) {
        if (overrides.isEmpty()) {
            return duties;
        }
        List<Place> places =
                duties.stream().map(duty -> new Place(duty.person(), duty)).toList();
        for (TimedOverride override : overrides) {
            boolean remove = override.kind() == TimedOverride.Kind.REMOVE;
            if (remove || isPresent(override.person(), absences, at)) {
                places = after(places, override);
            }
        }
        var people = new ArrayList<Duty>();
        places.forEach(place -> {
            if (place.holder() != null) {
                add(people, place.holder());
            }
        });
        return people;
    }

    private static List<Place> after(List<Place> places, TimedOverride override) {
        var duty = new Duty(override.person(), Duty.Source.OVERRIDE, override.id());
        return switch (override.kind()) {
            case ADD ->
                places.stream().anyMatch(place -> place.isHeldBy(override.person())) ? places : with(places, duty);
            case REMOVE ->
                places.stream()
                        .map(place -> place.isHeldBy(override.person()) ? place.given(null) : place)
                        .toList();
            case REPLACE -> replaced(places, override, duty);
        };
    }

    private static List<Place> with(List<Place> places, Duty duty) {
        var more = new ArrayList<>(places);
        more.add(new Place(duty.person(), duty));
        return more;
    }

    /** Who is not on call any more, since an earlier override gave the place away, is replaced where the place was theirs. */
    private static List<Place> replaced(List<Place> places, TimedOverride override, Duty duty) {
        String gone = override.replaces();
        if (gone == null) {
            return places.isEmpty()
                    ? with(places, duty)
                    : places.stream().map(place -> place.given(duty)).toList();
        }
        boolean held = places.stream().anyMatch(place -> place.isHeldBy(gone));
        return places.stream()
                .map(place -> (held ? place.isHeldBy(gone) : place.owner().equals(gone)) ? place.given(duty) : place)
                .toList();
    }

    static boolean isPresent(String person, List<Absence> absences, Instant at) {
        return absences.stream().noneMatch(absence -> absence.person().equals(person) && absence.covers(at));
    }
}
