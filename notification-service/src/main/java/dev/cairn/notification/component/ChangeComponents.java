package dev.cairn.notification.component;

import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes, changes, orders and removes components. All but {@link #create} run in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class ChangeComponents {

    private static final String ADD = """
            insert into component (id, organisation_id, place, name, description, is_shown, bindings, by_hand, status,
                created_at, version)
            values ($1, $2, (select coalesce(max(place), 0) + 1 from component where organisation_id = $2), $3, $4, $5, $6,
                $7, $7, $8, 1)""";
    private static final String PLACE = """
            update component set place = n.place from unnest($2::uuid[]) with ordinality as n (id, place)
            where component.id = n.id and organisation_id = $1""";

    private static final Logger LOG = Logger.getLogger(ChangeComponents.class);

    private final ComponentRows rows;
    private final ComponentConfig config;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Json json;
    private final Ids ids;
    private final Times times;

    ChangeComponents(
            ComponentRows rows,
            ComponentConfig config,
            IdempotentRequests requests,
            Answers answers,
            Json json,
            Ids ids,
            Times times) {
        this.rows = rows;
        this.config = config;
        this.requests = requests;
        this.answers = answers;
        this.json = json;
        this.ids = ids;
        this.times = times;
    }

    Uni<Response> create(UUID organisation, String slug, @Nullable String key, ComponentBody asked) {
        var checked = ComponentInput.check(asked);
        var made = new Component(
                ids.next(),
                checked.name(),
                checked.description(),
                checked.shown(),
                checked.bindings(),
                ComponentStatus.OPERATIONAL,
                ComponentStatus.OPERATIONAL,
                times.now(),
                1);
        return requests.run(organisation, "POST components", key, asked, () -> keep(organisation, slug, made));
    }

    private Uni<Reply> keep(UUID organisation, String slug, Component made) {
        return rows.lock(organisation)
                .chain(() -> rows.all(organisation))
                .invoke(present -> {
                    if (present.size() >= config.mostPerOrganisation()) {
                        throw new Problem(
                                ComponentProblem.LIMIT_REACHED,
                                "An organisation has at most %d components".formatted(config.mostPerOrganisation()));
                    }
                })
                .chain(() -> SessionSql.change(
                        ADD,
                        made.id(),
                        organisation,
                        made.name(),
                        made.description(),
                        made.shown(),
                        json.write(made.bindings()),
                        made.status().word(),
                        made.createdAt().atOffset(ZoneOffset.UTC)))
                .chain(() -> rows.remember(organisation, made, made.createdAt()))
                .chain(() -> rows.event(organisation, made, made.createdAt(), false))
                .chain(() -> rows.tell(organisation))
                .invoke(() -> LOG.infof("component %s made", made.id()))
                .map(done -> answers.reply(
                        201, "/api/v1/components/" + slug + "/" + made.id(), 1, ComponentView.of(made, null)));
    }

    Uni<Component> change(UUID organisation, UUID id, @Nullable String ifMatch, ComponentBody asked) {
        var checked = ComponentInput.check(asked);
        return save(
                organisation,
                id,
                ifMatch,
                before -> new Component(
                        id,
                        checked.name(),
                        checked.description(),
                        checked.shown(),
                        checked.bindings(),
                        before.byHand(),
                        before.status(),
                        before.createdAt(),
                        before.version()));
    }

    /** Sets by hand how it is. */
    Uni<Component> set(UUID organisation, UUID id, @Nullable String ifMatch, ComponentStatus status, String by) {
        return save(
                        organisation,
                        id,
                        ifMatch,
                        before -> new Component(
                                id,
                                before.name(),
                                before.description(),
                                before.shown(),
                                before.bindings(),
                                status,
                                before.status(),
                                before.createdAt(),
                                before.version()))
                .invoke(after -> LOG.infof("component %s set to %s by %s", id, status.word(), by));
    }

    private interface Wanted {
        Component of(Component before);
    }

    private Uni<Component> save(UUID organisation, UUID id, @Nullable String ifMatch, Wanted wanted) {
        Instant now = times.now();
        return rows.lock(organisation)
                .chain(() -> rows.find(organisation, id))
                .invoke(before -> ETags.demand(ifMatch, before.version()))
                .chain(before -> wanted.of(before).equals(before)
                        ? Uni.createFrom().item(before)
                        : rows.save(organisation, before, wanted.of(before), now, true)
                                .chain(() -> rows.tell(organisation))
                                .chain(() -> rows.find(organisation, id)));
    }

    /** Puts them in another order; who did not name all that there are saw another list. */
    Uni<List<Component>> order(UUID organisation, @Nullable List<@Nullable UUID> asked) {
        if (asked == null || asked.size() > config.mostPerOrganisation()) {
            throw Inputs.refused("/components", "must hold the ids of all components");
        }
        return rows.lock(organisation)
                .chain(() -> rows.all(organisation))
                .invoke(present -> {
                    var ids = new HashSet<>(present.stream().map(Component::id).toList());
                    if (asked.size() != ids.size() || !ids.equals(new HashSet<>(asked))) {
                        throw new Problem(
                                ComponentProblem.OTHER_COMPONENTS,
                                "Name each of the %d components once".formatted(ids.size()));
                    }
                })
                .chain(() -> SessionSql.change(PLACE, organisation, asked.toArray(UUID[]::new)))
                .chain(() -> rows.tell(organisation))
                .chain(() -> rows.all(organisation));
    }

    Uni<Void> remove(UUID organisation, UUID id, @Nullable String ifMatch, String by) {
        return rows.lock(organisation)
                .chain(() -> rows.find(organisation, id))
                .invoke(before -> ETags.demand(ifMatch, before.version()))
                .chain(before -> SessionSql.change("delete from component where id = $1", id)
                        .chain(() -> rows.event(organisation, before, times.now(), true)))
                .chain(() -> rows.tell(organisation))
                .invoke(() -> LOG.infof("component %s removed by %s", id, by));
    }
}
