package dev.cairn.notification.why.domain;

import dev.cairn.notification.schedule.domain.Absence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who is who.
 *
 * @param members names by subject
 * @param absences when somebody was no member
 * @param reasons of overrides, by id
 */
public record People(Map<String, String> members, List<Absence> absences, Map<String, String> reasons) {

    /** What somebody is called; the subject of who is no member any more. */
    public String name(String person) {
        return members.getOrDefault(person, person);
    }

    /** Whether somebody was a member, as far as it is kept. */
    public boolean wasMember(String person, Instant at) {
        boolean away = absences.stream().anyMatch(one -> one.person().equals(person) && one.covers(at));
        boolean known = members.containsKey(person)
                || absences.stream().anyMatch(one -> one.person().equals(person));
        return known && !away;
    }
}
