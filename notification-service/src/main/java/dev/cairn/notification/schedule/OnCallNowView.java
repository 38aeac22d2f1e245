package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Segment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call in one of many schedules, and what comes next.
 *
 * @param onCall empty for nobody
 * @param until when that changes; absent when it does not within two weeks
 * @param next who is on call then; empty for nobody, absent as until
 * @param gap when nobody is on call, for the first time within two weeks; absent when somebody always is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OnCallNow", examples = """
        {"schedule": "01990b20-0000-7000-8000-0000000000a1", "name": "Shop", "timeZone": "Europe/Berlin",
        "at": "2026-03-02T12:00:00Z", "onCall": [{"person": "ana", "name": "Ana", "source": "layer", "sourceId": "weekly"}],
        "until": "2026-03-09T08:00:00Z",
        "next": [{"person": "ben", "name": "Ben", "source": "layer", "sourceId": "weekly"}]}""")
record OnCallNowView(
        UUID schedule,
        String name,
        String timeZone,
        Instant at,
        List<OnCallView.Person> onCall,
        @Nullable Instant until,
        @Nullable List<OnCallView.Person> next,
        ShiftsView.@Nullable Gap gap) {

    static OnCallNowView of(Plans.Read read, Instant at, Instant end) {
        List<Segment> segments = read.plan().segments(at, end);
        List<Duty> now = segments.get(0).duties();
        Segment other = segments.stream()
                .filter(segment -> !persons(segment.duties()).equals(persons(now)))
                .findFirst()
                .orElse(null);
        var gaps = Plan.gaps(segments);
        return new OnCallNowView(
                read.id(),
                read.name(),
                read.zone().getId(),
                at,
                people(now, read),
                other == null ? null : other.start(),
                other == null ? null : people(other.duties(), read),
                gaps.isEmpty() ? null : ShiftsView.Gap.of(gaps.get(0)));
    }

    private static List<OnCallView.Person> people(List<Duty> duties, Plans.Read read) {
        return duties.stream().map(duty -> OnCallView.Person.of(duty, read)).toList();
    }

    private static List<String> persons(List<Duty> duties) {
        return duties.stream().map(Duty::person).sorted().toList();
    }
}
