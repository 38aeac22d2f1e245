package dev.cairn.notification.component;

import dev.cairn.events.ComponentState;
import dev.cairn.events.EventType;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of components. Everything is done in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class ComponentRows {

    private static final String COLUMNS =
            "id, name, description, is_shown, bindings, by_hand, status, created_at, version";
    private static final String ALL =
            "select " + COLUMNS + " from component where organisation_id = $1 order by place, id";
    private static final String ONE = "select " + COLUMNS + " from component where organisation_id = $1 and id = $2";
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String CAUSES = "select status from component_cause where component_id = $1";
    private static final String SAVE = """
            update component set name = $2, description = $3, is_shown = $4, bindings = $5, by_hand = $6, status = $7,
                version = $8 where id = $1""";
    /** A change within the millisecond of the one before takes its place. */
    private static final String REMEMBER = """
            insert into component_status (component_id, at, organisation_id, status) values ($1, $2, $3, $4)
            on conflict (component_id, at) do update set status = excluded.status""";

    private final List<ComponentWatcher> watchers;
    private final Outbox outbox;
    private final Json json;

    ComponentRows(@All List<ComponentWatcher> watchers, Outbox outbox, Json json) {
        this.watchers = watchers;
        this.outbox = outbox;
        this.json = json;
    }

    /** Whoever else changes components of the organisation waits for the end of the transaction. */
    Uni<Void> lock(UUID organisation) {
        return SessionSql.rows(LOCK, "components " + organisation).replaceWithVoid();
    }

    Uni<List<Component>> all(UUID organisation) {
        return SessionSql.rows(ALL, organisation)
                .map(rows -> rows.stream().map(this::component).toList());
    }

    Uni<Component> find(UUID organisation, UUID id) {
        return SessionSql.first(ONE, organisation, id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(this::component);
    }

    private Component component(@Nullable Object[] row) {
        return new Component(
                (UUID) Objects.requireNonNull(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                Boolean.TRUE.equals(row[3]),
                Arrays.asList(json.read(String.valueOf(row[4]), BindingBody[].class)),
                ComponentStatus.ofWord(String.valueOf(row[5])).orElseThrow(),
                ComponentStatus.ofWord(String.valueOf(row[6])).orElseThrow(),
                ((OffsetDateTime) Objects.requireNonNull(row[7])).toInstant(),
                ((Number) Objects.requireNonNull(row[8])).longValue());
    }

    /** Works out again what is shown of some, and tells of those where that is something else now. */
    Uni<Void> refresh(UUID organisation, Collection<UUID> components, Instant now) {
        Uni<Boolean> steps = Uni.createFrom().item(false);
        for (UUID id : components) {
            steps = steps.chain(moved -> SessionSql.first(ONE, organisation, id)
                    .chain(row -> row == null
                            ? Uni.createFrom().item(moved)
                            : save(organisation, component(row), component(row), now, false)
                                    .map(another -> moved || another)));
        }
        return steps.chain(
                moved -> moved ? tell(organisation) : Uni.createFrom().voidItem());
    }

    /**
     * Writes a component as it is to be, works out what is shown of it, and tells of it.
     *
     * @param always whether something was changed besides the status
     * @return whether something was written
     */
    Uni<Boolean> save(UUID organisation, Component before, Component wanted, Instant now, boolean always) {
        return SessionSql.rows(CAUSES, before.id()).chain(causes -> {
            ComponentStatus shown = wanted.byHand();
            for (@Nullable Object[] cause : causes) {
                shown = worse(
                        shown, ComponentStatus.ofWord(String.valueOf(cause[0])).orElseThrow());
            }
            boolean moved = shown != before.status();
            return moved || always
                    ? write(organisation, with(wanted, shown, before.version() + 1), moved, now)
                            .replaceWith(true)
                    : Uni.createFrom().item(false);
        });
    }

    private static ComponentStatus worse(ComponentStatus one, ComponentStatus other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Component with(Component component, ComponentStatus shown, long version) {
        return new Component(
                component.id(),
                component.name(),
                component.description(),
                component.shown(),
                component.bindings(),
                component.byHand(),
                shown,
                component.createdAt(),
                version);
    }

    private Uni<Void> write(UUID organisation, Component component, boolean moved, Instant now) {
        return SessionSql.change(
                        SAVE,
                        component.id(),
                        component.name(),
                        component.description(),
                        component.shown(),
                        json.write(component.bindings()),
                        component.byHand().word(),
                        component.status().word(),
                        component.version())
                .chain(() -> moved
                        ? remember(organisation, component, now)
                        : Uni.createFrom().voidItem())
                .chain(() -> event(organisation, component, now, false));
    }

    Uni<Void> remember(UUID organisation, Component component, Instant now) {
        return SessionSql.change(
                        REMEMBER,
                        component.id(),
                        now.atOffset(ZoneOffset.UTC),
                        organisation,
                        component.status().word())
                .replaceWithVoid();
    }

    Uni<Void> event(UUID organisation, Component component, Instant now, boolean deleted) {
        return outbox.add(
                EventType.COMPONENT_CHANGED,
                new ComponentState(
                        component.id(),
                        organisation,
                        component.name(),
                        component.shown(),
                        component.status().word(),
                        now,
                        deleted ? component.version() + 1 : component.version(),
                        deleted));
    }

    /** Says that components of the organisation changed. */
    Uni<Void> tell(UUID organisation) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (ComponentWatcher watcher : watchers) {
            steps = steps.chain(() -> watcher.changed(organisation));
        }
        return steps;
    }
}
