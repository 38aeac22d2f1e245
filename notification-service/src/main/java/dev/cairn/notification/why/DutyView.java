package dev.cairn.notification.why;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.schedule.OnCall;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.why.domain.Duties;
import dev.cairn.notification.why.domain.People;
import dev.cairn.notification.why.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody was on call at an instant, and what happened around it.
 *
 * @param member whether they were a member then, as far as it is kept
 * @param from alerts from here on are told of
 * @param to and before this
 * @param schedules newest first
 * @param moreSchedules whether some are left out
 * @param alerts that were opened then, or about which the person was paged; newest first
 * @param moreAlerts whether some are left out
 */
@Schema(name = "DutyAt", examples = """
        {"person": "ana", "name": "Ana", "member": true, "at": "2026-04-12T02:00:00Z", "from": "2026-04-11T14:00:00Z",
        "to": "2026-04-12T14:00:00Z", "schedules": [{"schedule": "01990b20-0000-7000-8000-0000000000a1", "name": "Primary",
        "timeZone": "Europe/Berlin", "onCall": true, "people": [{"person": "ana", "name": "Ana"}],
        "until": "2026-04-13T07:00:00Z", "text": "On call in Primary was Ana"}], "moreSchedules": false, "alerts": [],
        "moreAlerts": false}""")
record DutyView(
        String person,
        String name,
        boolean member,
        Instant at,
        Instant from,
        Instant to,
        List<ScheduleView> schedules,
        boolean moreSchedules,
        List<HeardView> alerts,
        boolean moreAlerts) {

    /**
     * A schedule at the instant.
     *
     * @param onCall whether the person was on call in it
     * @param people who was; empty for nobody
     * @param until when that changed next; absent when it did not within two months
     * @param text why, and why not the person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DutySchedule")
    record ScheduleView(
            UUID schedule,
            String name,
            String timeZone,
            boolean onCall,
            List<Somebody> people,
            @Nullable Instant until,
            String text) {

        static ScheduleView of(OnCall.Moment one, String person, People people) {
            List<String> onCall = one.why().onCall().stream().map(Duty::person).toList();
            return new ScheduleView(
                    one.id(),
                    one.name(),
                    one.zone().getId(),
                    onCall.contains(person),
                    onCall.stream()
                            .map(each -> new Somebody(each, people.name(each)))
                            .toList(),
                    one.why().until(),
                    new Duties(people).at(one.name(), one.why(), person));
        }
    }

    /** Somebody with their name. */
    @Schema(name = "DutyPerson")
    record Somebody(String person, String name) {}

    /**
     * An alert of the time.
     *
     * @param paged to whom a message arrived
     * @param because what came of it for the person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DutyAlert")
    record HeardView(
            UUID alert,
            String title,

            @Schema(enumeration = {"info", "warning", "error", "critical"})
            String severity,

            @Schema(enumeration = {"high", "low"}) String urgency,

            @Schema(enumeration = {"open", "acknowledged", "snoozed", "resolved"})
            String state,

            Instant firstAt,
            @Nullable String acknowledgedBy,
            List<Somebody> paged,

            @Schema(enumeration = {"paged", "not-reached", "waiting", "not-paged"})
            String verdict,

            String because) {

        static HeardView of(ReadDuty.Alert alert, List<Somebody> paged, Verdict verdict) {
            return new HeardView(
                    alert.id(),
                    alert.title(),
                    alert.severity(),
                    alert.urgency(),
                    alert.state(),
                    alert.firstAt(),
                    alert.acknowledgedBy(),
                    paged,
                    verdict.word().word(),
                    verdict.because());
        }
    }
}
