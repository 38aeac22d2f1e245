package dev.cairn.notification.drill;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.schedule.domain.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Begins the drills of plans. However many times passed in an outage, at most one drill begins, and only while it may. */
@ApplicationScoped
class DuePlans {

    private static final Logger LOG = Logger.getLogger(DuePlans.class);

    private static final String DUE = """
            select policy_id, body, late_at, now() from drill_plan
            where id = $1 and due_at <= now() for update skip locked""";
    private static final String ON = "update drill_plan set due_at = $2, late_at = $3, note = $4 where id = $1";
    private static final String PUT_OFF = """
            update drill_plan set due_at = now() + interval '1 minute'
            where id = $1 and due_at <= now()""";

    private final Tenancy tenancy;
    private final BeginDrill begin;
    private final PlanInput input;
    private final DrillMeters meters;

    DuePlans(Tenancy tenancy, BeginDrill begin, PlanInput input, DrillMeters meters) {
        this.tenancy = tenancy;
        this.begin = begin;
        this.input = input;
        this.meters = meters;
    }

    /** Does what is due of a plan, if nobody else has it in hand, in one transaction; then its next time is set. */
    Uni<Void> act(UUID organisation, UUID plan) {
        return tenancy.write(organisation, () -> due(organisation, plan))
                .onFailure(Problem.class)
                .recoverWithUni(failure ->
                        tenancy.write(organisation, () -> skip(plan, String.valueOf(failure.getMessage()))));
    }

    private Uni<Void> due(UUID organisation, UUID plan) {
        return SessionSql.first(DUE, plan).chain(row -> {
            if (row == null) {
                return Uni.createFrom().voidItem();
            }
            Instant now = instant(row[3]);
            PlanInput.Checked checked = input.stored((String) Objects.requireNonNull(row[1]));
            if (!now.isBefore(instant(row[2]))) {
                return on(plan, checked, now, "The time for it had passed when it could have begun");
            }
            var order = new BeginDrill.Order(
                    (UUID) Objects.requireNonNull(row[0]), checked.project(), checked.timeLimit(), plan);
            return on(plan, checked, now, null)
                    .chain(() -> begin.begin(organisation, order, Actor.SYSTEM))
                    .invoke(drill -> meters.begun("plan"))
                    .replaceWithVoid();
        });
    }

    /** It cannot begin, for a reason that people can read. */
    private Uni<Void> skip(UUID plan, String reason) {
        LOG.infof("plan of drills %s: none begun: %s", plan, reason);
        return SessionSql.first(DUE, plan)
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : on(plan, input.stored((String) Objects.requireNonNull(row[1])), instant(row[3]), reason));
    }

    private static Uni<Void> on(UUID plan, PlanInput.Checked checked, Instant now, @Nullable String note) {
        // not the one that is due
        Span next = checked.calendar().next(now.plusMillis(1));
        return SessionSql.change(
                        ON,
                        plan,
                        next.start().atOffset(ZoneOffset.UTC),
                        next.end().atOffset(ZoneOffset.UTC),
                        note)
                .replaceWithVoid();
    }

    /** Lets one wait that fails, so that the others have their turn. */
    Uni<Void> putOff(UUID organisation, UUID plan) {
        return tenancy.write(
                organisation, () -> SessionSql.change(PUT_OFF, plan).replaceWithVoid());
    }

    private static Instant instant(@Nullable Object value) {
        return ((OffsetDateTime) Objects.requireNonNull(value)).toInstant();
    }
}
