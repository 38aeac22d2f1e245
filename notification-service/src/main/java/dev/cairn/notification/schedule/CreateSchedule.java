package dev.cairn.notification.schedule;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes a schedule. Its first version has no beginning, so a rotation that started long ago is told from its start on. */
@ApplicationScoped
class CreateSchedule {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";

    private static final Logger LOG = Logger.getLogger(CreateSchedule.class);

    private final ScheduleInput input;
    private final ScheduleConfig config;
    private final Schedules schedules;
    private final Overrides overrides;
    private final ScheduleJson json;
    private final Members members;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Ids ids;
    private final Times times;

    CreateSchedule(
            ScheduleInput input,
            ScheduleConfig config,
            Schedules schedules,
            Overrides overrides,
            ScheduleJson json,
            Members members,
            IdempotentRequests requests,
            Answers answers,
            Ids ids,
            Times times) {
        this.input = input;
        this.config = config;
        this.schedules = schedules;
        this.overrides = overrides;
        this.json = json;
        this.members = members;
        this.requests = requests;
        this.answers = answers;
        this.ids = ids;
        this.times = times;
    }

    Uni<Response> create(UUID organisation, String slug, @Nullable String key, ScheduleBody asked, String by) {
        return create(organisation, slug, key, asked, asked, List.of(), by);
    }

    /**
     * The same, with overrides.
     *
     * @param asked what the key is of
     */
    Uni<Response> create(
            UUID organisation,
            String slug,
            @Nullable String key,
            Object asked,
            ScheduleBody body,
            List<NewOverride> corrections,
            String by) {
        var checked = input.check(body);
        return members.demand(organisation, checked.people())
                .chain(() -> requests.run(
                        organisation,
                        "POST schedules",
                        key,
                        asked,
                        () -> keep(organisation, slug, checked, corrections, by)));
    }

    private Uni<Reply> keep(
            UUID organisation, String slug, ScheduleInput.Checked checked, List<NewOverride> corrections, String by) {
        var row = new ScheduleRow();
        row.id = ids.next();
        row.organisationId = organisation;
        row.organisationSlug = slug;
        row.name = String.valueOf(checked.body().name());
        row.timeZone = String.valueOf(checked.body().timeZone());
        row.body = json.write(checked.body());
        row.createdAt = times.now();
        row.changedBy = by;
        row.version = 1;
        return refuseTooMany(organisation)
                .chain(Panache::getSession)
                .chain(session -> session.persist(row).chain(session::flush))
                .chain(() -> schedules.begin(row, 1, null, checked.layers()))
                .chain(() -> correct(row, corrections, by))
                .chain(() -> schedules.tell(EventType.SCHEDULE_CREATED, row, checked.layers()))
                .invoke(() -> LOG.infof("schedule %s made by %s", row.id, by))
                .map(done -> answers.reply(
                        201,
                        "/api/v1/schedules/" + slug + "/" + row.id,
                        row.version,
                        ScheduleView.of(row, checked.body())));
    }

    private Uni<Void> correct(ScheduleRow row, List<NewOverride> corrections, String by) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (NewOverride one : corrections) {
            var made = overrides.read(one, by);
            steps = steps.chain(() -> overrides.add(row.organisationId, row.id, made));
        }
        return steps;
    }

    /** Those who make one at the same time are counted one after the other. */
    private Uni<Void> refuseTooMany(UUID organisation) {
        return SessionSql.rows(LOCK, "schedules " + organisation)
                .chain(locked -> schedules.count(organisation))
                .invoke(present -> {
                    if (present >= config.mostPerOrganisation()) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "An organisation has at most %d schedules".formatted(config.mostPerOrganisation()));
                    }
                })
                .replaceWithVoid();
    }
}
