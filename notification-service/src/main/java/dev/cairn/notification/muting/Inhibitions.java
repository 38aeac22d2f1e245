package dev.cairn.notification.muting;

import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.matching.Matchers;
import dev.cairn.notification.muting.domain.Inhibition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes, lists and removes inhibition rules. */
@ApplicationScoped
class Inhibitions {

    static final int LONGEST_NAME = 100;
    static final int MOST_EQUAL = 10;
    private static final int LONGEST_FACT = 200;
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String COLUMNS = "id, body, created_by, created_by_name, created_at";
    private static final String LIST = "select " + COLUMNS + " " + """
             from inhibition where organisation_id = $1 and id < $2 order by id desc limit $3""";
    private static final String ADD = """
            insert into inhibition (id, body, created_by, created_by_name, created_at, organisation_id)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String COUNT = "select count(*), 0 from inhibition where organisation_id = $1";

    private static final Logger LOG = Logger.getLogger(Inhibitions.class);

    private final MutingConfig config;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Json json;
    private final Ids ids;
    private final Times times;

    Inhibitions(MutingConfig config, Tenancy tenancy, IdempotentRequests requests, Json json, Ids ids, Times times) {
        this.config = config;
        this.tenancy = tenancy;
        this.requests = requests;
        this.json = json;
        this.ids = ids;
        this.times = times;
    }

    /** A rule as it decides. */
    static Inhibition rule(UUID id, InhibitionBody body) {
        return new Inhibition(
                id,
                Inputs.text("/name", body.name(), LONGEST_NAME),
                Matchers.check("/source", body.source(), 1),
                Matchers.check("/target", body.target(), 1),
                names(body.equal()));
    }

    private static List<String> names(@Nullable List<@Nullable String> given) {
        List<@Nullable String> words = Inputs.list("/equal", given, MOST_EQUAL);
        var names = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            names.add(Inputs.text("/equal/" + i, words.get(i), LONGEST_FACT));
        }
        return names;
    }

    /** Newest first, in the transaction that the caller is in. */
    Uni<List<InhibitionView>> list(UUID organisation, @Nullable UUID before, int most) {
        return SessionSql.rows(LIST, organisation, before == null ? NEWEST : before, (long) most)
                .map(rows -> rows.stream().map(this::view).toList());
    }

    Uni<InhibitionView> find(UUID organisation, UUID id) {
        return SessionSql.first(
                        "select " + COLUMNS + " from inhibition where organisation_id = $1 and id = $2",
                        organisation,
                        id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(this::view);
    }

    private InhibitionView view(@Nullable Object[] row) {
        var body = json.read((String) row[1], InhibitionBody.class);
        return new InhibitionView(
                (UUID) row[0],
                String.valueOf(body.name()),
                Objects.requireNonNull(body.source()),
                Objects.requireNonNull(body.target()),
                Objects.requireNonNull(body.equal()),
                (String) row[2],
                (String) row[3],
                ((OffsetDateTime) row[4]).toInstant());
    }

    Uni<Response> create(UUID organisation, String slug, @Nullable String key, InhibitionBody asked, Actor by) {
        Inhibition rule = rule(ids.next(), asked);
        var equal = new ArrayList<@Nullable String>(rule.equal());
        var made = new InhibitionView(
                rule.id(),
                rule.name(),
                Matchers.bodies(rule.source()),
                Matchers.bodies(rule.target()),
                equal,
                String.valueOf(by.id()),
                by.name(),
                times.now());
        return requests.run(organisation, "POST inhibitions", key, asked, () -> keep(organisation, slug, made));
    }

    private Uni<Reply> keep(UUID organisation, String slug, InhibitionView made) {
        return Room.demand(organisation, "inhibition rules", COUNT, config.mostInhibitions())
                .chain(() -> SessionSql.change(
                        ADD,
                        made.id(),
                        json.write(new InhibitionBody(made.name(), made.source(), made.target(), made.equal())),
                        made.createdBy(),
                        made.createdByName(),
                        made.createdAt().atOffset(ZoneOffset.UTC),
                        organisation))
                .invoke(() -> LOG.infof("inhibition rule %s made by %s", made.id(), made.createdBy()))
                .map(done -> new Reply(201, "/api/v1/inhibitions/" + slug + "/" + made.id(), null, json.tree(made)));
    }

    /** Removes one; what it held is asked about again within a minute. */
    Uni<Response> remove(UUID organisation, UUID id, Actor by) {
        return tenancy.write(
                        organisation,
                        () -> SessionSql.change(
                                "delete from inhibition where organisation_id = $1 and id = $2", organisation, id))
                .invoke(removed -> {
                    if (removed == 0) {
                        throw Problem.notFound();
                    }
                    LOG.infof("inhibition rule %s removed by %s", id, by.id());
                })
                .map(removed -> Answers.gone());
    }
}
