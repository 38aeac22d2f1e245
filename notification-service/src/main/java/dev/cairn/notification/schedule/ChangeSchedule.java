package dev.cairn.notification.schedule;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.domain.NewLayers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes and removes schedules. A change begins a version now: what was before stays, and whoever has a turn keeps it. */
@ApplicationScoped
class ChangeSchedule {

    private static final int MOST_VERSIONS = 1000;

    private static final Logger LOG = Logger.getLogger(ChangeSchedule.class);

    private final ScheduleInput input;
    private final Schedules schedules;
    private final ScheduleJson json;
    private final Members members;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Times times;

    ChangeSchedule(
            ScheduleInput input,
            Schedules schedules,
            ScheduleJson json,
            Members members,
            Tenancy tenancy,
            Contexts contexts,
            Times times) {
        this.input = input;
        this.schedules = schedules;
        this.json = json;
        this.members = members;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.times = times;
    }

    Uni<ScheduleView> change(UUID organisation, UUID id, @Nullable String ifMatch, ScheduleBody asked, String by) {
        var checked = input.check(asked);
        return members.demand(organisation, checked.people())
                .chain(() -> tenancy.write(
                        organisation,
                        () -> schedules
                                .locked(id)
                                .invoke(row -> ETags.demand(ifMatch, row.version))
                                .chain(row -> keep(row, checked, by))));
    }

    /** Adds the days of an iCal file to a schedule's holidays. The file is read when it is known to be of use. */
    Uni<ScheduleView> importHolidays(UUID organisation, UUID id, @Nullable String ifMatch, String file, String by) {
        var today = LocalDate.ofInstant(times.now(), ZoneOffset.UTC);
        return tenancy.write(organisation, () -> schedules.find(id).invoke(row -> ETags.demand(ifMatch, row.version)))
                .chain(() -> contexts.aside(() -> HolidayCalendar.dates(file, today)))
                .chain(dates -> addHolidays(organisation, id, ifMatch, dates, by));
    }

    private Uni<ScheduleView> addHolidays(
            UUID organisation, UUID id, @Nullable String ifMatch, Collection<LocalDate> dates, String by) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .locked(id)
                        .invoke(row -> ETags.demand(ifMatch, row.version))
                        .chain(row -> keep(row, input.check(withHolidays(json.body(row.body), dates)), by)));
    }

    private static ScheduleBody withHolidays(ScheduleBody body, Collection<LocalDate> dates) {
        var all = new TreeSet<String>();
        Objects.requireNonNull(body.holidays()).forEach(one -> all.add(String.valueOf(one)));
        dates.forEach(date -> all.add(date.toString()));
        return new ScheduleBody(
                body.name(), body.description(), body.timeZone(), body.layers(), List.copyOf(all), body.personZones());
    }

    /** Nothing happens when it is written as it is. */
    private Uni<ScheduleView> keep(ScheduleRow row, ScheduleInput.Checked checked, String by) {
        String body = json.write(checked.body());
        return body.equals(row.body)
                ? Uni.createFrom().item(ScheduleView.of(row, checked.body()))
                : begin(row, checked, body, by);
    }

    private Uni<ScheduleView> begin(ScheduleRow row, ScheduleInput.Checked checked, String body, String by) {
        row.name = String.valueOf(checked.body().name());
        row.timeZone = String.valueOf(checked.body().timeZone());
        row.body = body;
        row.changedBy = by;
        var now = times.now();
        return schedules
                .last(row.id)
                .invoke(last -> {
                    if (last.number() >= MOST_VERSIONS) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "A schedule has at most %d versions; make a new one".formatted(MOST_VERSIONS));
                    }
                })
                .chain(last -> {
                    var layers = NewLayers.after(last.layers(), checked.layers(), now);
                    return schedules
                            .begin(row, last.number() + 1, now, layers)
                            .chain(Panache::getSession)
                            .chain(session -> session.flush())
                            .chain(() -> schedules.tell(EventType.SCHEDULE_CHANGED, row, layers));
                })
                .invoke(() -> LOG.infof("schedule %s changed by %s, version %d", row.id, by, row.version))
                .map(done -> ScheduleView.of(row, checked.body()));
    }

    /** Removes it with all that hangs on it. */
    Uni<Void> remove(UUID organisation, UUID id, @Nullable String ifMatch, String by) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .locked(id)
                        .invoke(row -> ETags.demand(ifMatch, row.version))
                        .invoke(row -> row.changedBy = by)
                        .call(row -> schedules.tell(EventType.SCHEDULE_DELETED, row, List.of()))
                        .chain(row -> Panache.getSession().chain(session -> session.remove(row)))
                        .invoke(() -> LOG.infof("schedule %s removed by %s", id, by)));
    }
}
