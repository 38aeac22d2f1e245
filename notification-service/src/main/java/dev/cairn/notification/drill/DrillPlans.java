package dev.cairn.notification.drill;

import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.schedule.domain.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Plans of drills. Everything is done in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class DrillPlans {

    private static final Logger LOG = Logger.getLogger(DrillPlans.class);
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String COLUMNS = "id, body, due_at, note, changed_by, version, created_at";
    private static final String LIST =
            "select " + COLUMNS + " from drill_plan where organisation_id = $1 and id < $2 order by id desc limit $3";
    private static final String FIND = "select " + COLUMNS + " from drill_plan where id = $1";
    private static final String ADD = """
            insert into drill_plan (id, organisation_id, policy_id, body, due_at, late_at, created_at, changed_by, version)
            values ($1, $2, $3, $4, $5, $6, now(), $7, 1) returning\s""" + COLUMNS;
    private static final String CHANGE = """
            update drill_plan set policy_id = $2, body = $3, due_at = $4, late_at = $5, note = null, changed_by = $6,
                version = version + 1
            where id = $1 returning\s""" + COLUMNS;

    private final PlanInput input;
    private final Policies policies;
    private final DrillConfig config;
    private final Answers answers;
    private final Json json;
    private final Ids ids;
    private final Times times;

    DrillPlans(
            PlanInput input, Policies policies, DrillConfig config, Answers answers, Json json, Ids ids, Times times) {
        this.input = input;
        this.policies = policies;
        this.config = config;
        this.answers = answers;
        this.json = json;
        this.ids = ids;
        this.times = times;
    }

    /** Newest first. */
    Uni<List<PlanView>> list(UUID organisation, @Nullable UUID before, int most) {
        return SessionSql.rows(LIST, organisation, before == null ? NEWEST : before, (long) most)
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** One of them; a not-found problem when the organisation has none with this id. */
    Uni<PlanView> find(UUID id) {
        return find(id, "");
    }

    private Uni<PlanView> find(UUID id, String lock) {
        return SessionSql.first(FIND + lock, id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(this::view);
    }

    Uni<Reply> create(UUID organisation, String slug, PlanInput.Checked checked, String by) {
        UUID id = ids.next();
        Span next = next(checked);
        return demandRoom(organisation)
                .chain(() -> demand(organisation, checked))
                .chain(() -> SessionSql.first(
                        ADD, id, organisation, checked.policy(), body(checked), start(next), end(next), by))
                .invoke(() -> LOG.infof("plan of drills %s made by %s", id, by))
                .map(row -> view(Objects.requireNonNull(row)))
                .map(view -> answers.reply(201, "/api/v1/drill-plans/" + slug + "/" + id, view.version(), view));
    }

    /** Writes one anew; its next drill is counted from now. */
    Uni<PlanView> change(UUID organisation, UUID id, @Nullable String ifMatch, PlanInput.Checked checked, String by) {
        Span next = next(checked);
        return find(id, " for update")
                .invoke(present -> ETags.demand(ifMatch, present.version()))
                .chain(() -> demand(organisation, checked))
                .chain(() -> SessionSql.first(CHANGE, id, checked.policy(), body(checked), start(next), end(next), by))
                .invoke(() -> LOG.infof("plan of drills %s changed by %s", id, by))
                .map(row -> view(Objects.requireNonNull(row)));
    }

    Uni<Void> remove(UUID id, @Nullable String ifMatch, String by) {
        return find(id, " for update")
                .invoke(present -> ETags.demand(ifMatch, present.version()))
                .chain(() -> SessionSql.change("delete from drill_plan where id = $1", id))
                .invoke(() -> LOG.infof("plan of drills %s removed by %s", id, by))
                .replaceWithVoid();
    }

    /** Those who make one at the same time are counted one after the other. */
    private Uni<Void> demandRoom(UUID organisation) {
        return SessionSql.rows(LOCK, "drill plans " + organisation)
                .chain(locked ->
                        SessionSql.rows("select count(*) from drill_plan where organisation_id = $1", organisation))
                .invoke(rows -> {
                    if (((Number) Objects.requireNonNull(rows.get(0)[0])).longValue() >= config.mostPlans()) {
                        throw new Problem(
                                DrillProblem.LIMIT_REACHED,
                                "An organisation has at most %d plans of drills".formatted(config.mostPlans()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> demand(UUID organisation, PlanInput.Checked checked) {
        return policies.demand(organisation, Map.of(checked.policy(), "/policy"))
                .chain(() -> BeginDrill.project(organisation, checked.project()))
                .replaceWithVoid();
    }

    private @Nullable Span next(PlanInput.Checked checked) {
        return checked.enabled() ? checked.calendar().next(times.now()) : null;
    }

    private static @Nullable OffsetDateTime start(@Nullable Span next) {
        return next == null ? null : next.start().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime end(@Nullable Span next) {
        return next == null ? null : next.end().atOffset(ZoneOffset.UTC);
    }

    private String body(PlanInput.Checked checked) {
        return json.write(PlanInput.body(checked));
    }

    private PlanView view(@Nullable Object[] row) {
        var checked = input.stored((String) Objects.requireNonNull(row[1]));
        PlanBody body = PlanInput.body(checked);
        return new PlanView(
                (UUID) Objects.requireNonNull(row[0]),
                checked.policy(),
                body.project(),
                Objects.requireNonNull(body.timeZone()),
                Objects.requireNonNull(body.start()),
                Objects.requireNonNull(body.unit()),
                checked.calendar().every(),
                Objects.requireNonNull(body.from()),
                Objects.requireNonNull(body.until()),
                Objects.requireNonNull(body.weekdays()),
                body.timeLimitMinutes(),
                checked.enabled(),
                row[2] == null ? null : instant(row[2]),
                (String) row[3],
                (String) Objects.requireNonNull(row[4]),
                ((Number) Objects.requireNonNull(row[5])).longValue(),
                instant(row[6]));
    }

    private static Instant instant(@Nullable Object value) {
        return ((OffsetDateTime) Objects.requireNonNull(value)).toInstant();
    }
}
