package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who is on call once overrides are applied to whom the layers name. */
final class People {

    private People() {}

    /** Adds somebody, once. */
    static void add(List<Duty> duties, Duty duty) {
        if (duties.stream().noneMatch(one -> one.person().equals(duty.person()))) {
            duties.add(duty);
        }
    }

    /** Applies overrides, in their order. One in favour of somebody who left has no effect: better the layers than nobody. */
    static List<Duty> after(List<Duty> duties, List<TimedOverride> overrides, List<Absence> absences, Instant at) {
        List<Duty> people = new ArrayList<>(duties);
        for (TimedOverride override : overrides) {
            boolean remove = override.kind() == TimedOverride.Kind.REMOVE;
            if (remove || isPresent(override.person(), absences, at)) {
                people = after(people, override);
            }
        }
        return people;
    }

    private static List<Duty> after(List<Duty> people, TimedOverride override) {
        var duty = new Duty(override.person(), Duty.Source.OVERRIDE, override.id());
        var after = new ArrayList<Duty>();
        switch (override.kind()) {
            case ADD -> {
                after.addAll(people);
                add(after, duty);
            }
            case REMOVE ->
                people.stream()
                        .filter(one -> !one.person().equals(override.person()))
                        .forEach(after::add);
            case REPLACE -> {
                if (override.replaces() == null) {
                    after.add(duty);
                } else {
                    for (Duty one : people) {
                        add(after, Objects.equals(one.person(), override.replaces()) ? duty : one);
                    }
                }
            }
        }
        return after;
    }

    static boolean isPresent(String person, List<Absence> absences, Instant at) {
        return absences.stream().noneMatch(absence -> absence.person().equals(person) && absence.covers(at));
    }
}
