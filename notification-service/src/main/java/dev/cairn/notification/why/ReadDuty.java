package dev.cairn.notification.why;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.routing.DecisionNote;
import dev.cairn.notification.schedule.Interval;
import dev.cairn.notification.schedule.Members;
import dev.cairn.notification.schedule.OnCall;
import dev.cairn.notification.why.DutyView.HeardView;
import dev.cairn.notification.why.DutyView.ScheduleView;
import dev.cairn.notification.why.DutyView.Somebody;
import dev.cairn.notification.why.domain.Brief;
import dev.cairn.notification.why.domain.People;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads whether somebody was on call at an instant, and which alerts there were around it. */
@ApplicationScoped
class ReadDuty {

    /** An id is made within moments of the time that it is compared with. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private static final String ALERTS = """
            select a.id, a.title, a.severity, a.urgency, a.state, a.first_at, a.acknowledged_by,
                (select d.body from alert_decision d where d.alert_id = a.id order by d.id desc limit 1)
            from (
                select id from alert
                where organisation_id = $1 and id >= $2 and id < $3 and first_at >= $4 and first_at < $5
                union
                select alert_id from page
                where organisation_id = $1 and person = $6 and created_at >= $4 and created_at < $5) as found
            join alert a on a.id = found.id order by a.id desc limit $7""";

    private static final String PAGES = """
            select p.alert_id, p.person, p.person_name, p.why, p.unreached,
                min(m.ended_at) filter (where m.state = 'sent'), coalesce(bool_or(m.state = 'waiting'), false),
                max(m.reason) filter (where m.state in ('failed', 'dropped'))
            from page p left join page_message m on m.page_id = p.id
            where p.organisation_id = $1 and p.alert_id = any($2::uuid[]) group by p.id order by p.id""";

    /** An alert as it is told of here. */
    record Alert(
            UUID id,
            String title,
            String severity,
            String urgency,
            String state,
            Instant firstAt,
            @Nullable String acknowledgedBy,
            @Nullable String held) {}

    private record Around(People people, List<Alert> alerts, Map<UUID, List<Brief.Page>> pages) {}

    private final OnCall onCall;
    private final Members members;
    private final Tenancy tenancy;
    private final Json json;
    private final WhyConfig config;

    ReadDuty(OnCall onCall, Members members, Tenancy tenancy, Json json, WhyConfig config) {
        this.onCall = onCall;
        this.members = members;
        this.tenancy = tenancy;
        this.json = json;
        this.config = config;
    }

    /** @param around alerts of which time are told of */
    Uni<DutyView> ask(UUID organisation, String person, Instant at, Interval around) {
        int most = config.mostAlerts();
        return onCall.everywhere(organisation, most + 1, at)
                .chain(schedules -> tenancy.write(
                                organisation, () -> around(organisation, person, around, schedules, most + 1))
                        .map(found -> view(person, at, around, schedules, found, most)));
    }

    private Uni<Around> around(
            UUID organisation, String person, Interval around, List<OnCall.Moment> schedules, int most) {
        var overrides =
                ReadWhy.overrides(schedules.stream().map(OnCall.Moment::why).toList());
        return members.namesInTransaction(organisation)
                .chain(names -> SessionSql.rows(WhySql.ABSENCES, organisation)
                        .chain(absences -> ReadWhy.names(WhySql.REASONS, overrides)
                                .map(reasons ->
                                        new People(names, WhyRows.absences(absences), ReadWhy.byText(reasons)))))
                .chain(people -> SessionSql.rows(
                                ALERTS,
                                organisation,
                                Ids.least(around.from().minus(SLACK)),
                                Ids.least(around.to().plus(SLACK)),
                                around.from().atOffset(ZoneOffset.UTC),
                                around.to().atOffset(ZoneOffset.UTC),
                                person,
                                (long) most)
                        .map(rows -> rows.stream().map(this::alert).toList())
                        .chain(alerts -> pages(organisation, alerts).map(pages -> new Around(people, alerts, pages))));
    }

    private Alert alert(@Nullable Object[] row) {
        String body = (String) row[7];
        var holds = body == null
                ? List.<DecisionNote.Held>of()
                : json.read(body, DecisionNote.class).holds();
        return new Alert(
                WhyRows.id(row[0]),
                WhyRows.text(row[1]),
                WhyRows.text(row[2]),
                WhyRows.text(row[3]),
                WhyRows.text(row[4]),
                WhyRows.time(row[5]),
                (String) row[6],
                holds.isEmpty() ? null : holds.get(0).reason());
    }

    private static Uni<Map<UUID, List<Brief.Page>>> pages(UUID organisation, List<Alert> alerts) {
        UUID[] ids = alerts.stream().map(Alert::id).toArray(UUID[]::new);
        return SessionSql.rows(PAGES, organisation, ids).map(rows -> {
            var pages = new HashMap<UUID, List<Brief.Page>>();
            rows.forEach(row -> pages.computeIfAbsent(WhyRows.id(row[0]), id -> new ArrayList<>())
                    .add(new Brief.Page(
                            WhyRows.text(row[1]),
                            WhyRows.text(row[2]),
                            WhyRows.text(row[3]),
                            (String) row[4],
                            row[5] == null ? null : WhyRows.time(row[5]),
                            Boolean.TRUE.equals(row[6]),
                            (String) row[7])));
            return pages;
        });
    }

    private static DutyView view(
            String person, Instant at, Interval around, List<OnCall.Moment> schedules, Around found, int most) {
        People people = found.people();
        return new DutyView(
                person,
                people.name(person),
                people.wasMember(person, at),
                at,
                around.from(),
                around.to(),
                schedules.stream()
                        .limit(most)
                        .map(one -> ScheduleView.of(one, person, people))
                        .toList(),
                schedules.size() > most,
                found.alerts().stream()
                        .limit(most)
                        .map(alert -> heard(person, people, alert, found.pages().getOrDefault(alert.id(), List.of())))
                        .toList(),
                found.alerts().size() > most);
    }

    private static HeardView heard(String person, People people, Alert alert, List<Brief.Page> pages) {
        var paged = pages.stream()
                .filter(page -> page.sent() != null)
                .map(page -> new Somebody(page.person(), page.name()))
                .collect(Collectors.toMap(Somebody::person, one -> one, (one, other) -> one, LinkedHashMap::new));
        return HeardView.of(
                alert, List.copyOf(paged.values()), Brief.of(person, people.name(person), pages, alert.held()));
    }
}
