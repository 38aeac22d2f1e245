package dev.cairn.notification.muting;

import dev.cairn.events.EventType;
import dev.cairn.events.SilenceState;
import dev.cairn.kit.events.Outbox;
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
import dev.cairn.notification.matching.MatcherStates;
import dev.cairn.notification.matching.Matchers;
import dev.cairn.notification.muting.domain.Silence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes, lists and ends silences. */
@ApplicationScoped
class Silences {

    static final int LONGEST_REASON = 500;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String LIST = "select " + SilenceView.COLUMNS + " " + """
             from silence where organisation_id = $1 and id < $2
                and (not $3::boolean or end_at > $4) order by id desc limit $5""";
    private static final String ADD = """
            insert into silence (id, matchers, start_at, end_at, reason, created_by, created_by_name, created_at,
                organisation_id, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)""";
    private static final String COUNT = """
            select count(*) filter (where end_at > now()), count(*) from silence where organisation_id = $1""";

    private static final Logger LOG = Logger.getLogger(Silences.class);

    private final MutingConfig config;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Outbox outbox;
    private final Json json;
    private final Ids ids;
    private final Times times;

    Silences(
            MutingConfig config,
            Tenancy tenancy,
            IdempotentRequests requests,
            Answers answers,
            Outbox outbox,
            Json json,
            Ids ids,
            Times times) {
        this.config = config;
        this.tenancy = tenancy;
        this.requests = requests;
        this.answers = answers;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.times = times;
    }

    /** Newest first, in the transaction that the caller is in. */
    Uni<List<SilenceView>> list(UUID organisation, boolean ahead, @Nullable UUID before, int most) {
        Instant now = times.now();
        return SessionSql.rows(
                        LIST,
                        organisation,
                        before == null ? NEWEST : before,
                        ahead,
                        now.atOffset(ZoneOffset.UTC),
                        (long) most)
                .map(rows ->
                        rows.stream().map(row -> SilenceView.of(row, json, now)).toList());
    }

    /** One of them, in the transaction that the caller is in; not found when there is none. */
    Uni<SilenceView> find(UUID organisation, UUID id, boolean locked) {
        return SessionSql.first(
                        "select " + SilenceView.COLUMNS + " from silence where organisation_id = $1 and id = $2"
                                + (locked ? " for update" : ""),
                        organisation,
                        id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(row -> SilenceView.of(row, json, times.now()));
    }

    Uni<Response> create(UUID organisation, String slug, @Nullable String key, NewSilence asked, Actor by) {
        Instant now = times.now();
        var matchers = Matchers.check("/matchers", asked.matchers(), 1);
        Instant given = asked.start() == null ? now : Inputs.instant("/start", asked.start());
        Instant start = given.isBefore(now) ? now : given;
        if (start.isAfter(now.plus(FARTHEST))) {
            throw Inputs.refused("/start", "must be at most a year ahead");
        }
        Instant end = Inputs.instant("/end", asked.end());
        if (!end.isAfter(start) || end.isAfter(start.plus(LONGEST))) {
            throw Inputs.refused("/end", "must be after the start, by at most 90 days");
        }
        String reason = Inputs.text("/reason", asked.reason(), LONGEST_REASON);
        var made = new SilenceView(
                ids.next(),
                Silence.state(start, end, now).word(),
                Matchers.bodies(matchers),
                start,
                end,
                reason,
                String.valueOf(by.id()),
                by.name(),
                now,
                null,
                1);
        return requests.run(organisation, "POST silences", key, asked, () -> keep(organisation, slug, made));
    }

    private Uni<Reply> keep(UUID organisation, String slug, SilenceView made) {
        return SessionSql.change(
                        "delete from silence where organisation_id = $1 and end_at < $2",
                        organisation,
                        times.now().minus(KEPT).atOffset(ZoneOffset.UTC))
                .chain(() -> Room.demand(organisation, "silences", COUNT, config.mostSilences()))
                .chain(() -> SessionSql.change(
                        ADD,
                        made.id(),
                        json.write(made.matchers()),
                        made.start().atOffset(ZoneOffset.UTC),
                        made.end().atOffset(ZoneOffset.UTC),
                        made.reason(),
                        made.createdBy(),
                        made.createdByName(),
                        made.createdAt().atOffset(ZoneOffset.UTC),
                        organisation))
                .chain(() -> outbox.add(EventType.SILENCE_CREATED, state(organisation, made)))
                .invoke(() -> LOG.infof("silence %s until %s made by %s", made.id(), made.end(), made.createdBy()))
                .map(done -> answers.reply(201, "/api/v1/silences/" + slug + "/" + made.id(), made.version(), made));
    }

    /** Ends one now; what it held is asked about again within a minute. */
    Uni<SilenceView> end(UUID organisation, UUID id, Actor by) {
        return tenancy.write(
                organisation,
                () -> find(organisation, id, true).chain(silence -> {
                    if (silence.state().equals(Silence.State.EXPIRED.word())) {
                        throw new Problem(MutingProblem.OVER, "The silence ended at " + silence.end());
                    }
                    SilenceView ended = silence.ended(times.now(), by);
                    return SessionSql.change(
                                    "update silence set start_at = $2, end_at = $3, ended_by = $4, version = $5 where id = $1",
                                    id,
                                    ended.start().atOffset(ZoneOffset.UTC),
                                    ended.end().atOffset(ZoneOffset.UTC),
                                    ended.endedBy(),
                                    ended.version())
                            .chain(() -> outbox.add(EventType.SILENCE_ENDED, state(organisation, ended)))
                            .invoke(() -> LOG.infof("silence %s ended by %s", id, ended.endedBy()))
                            .replaceWith(ended);
                }));
    }

    private static SilenceState state(UUID organisation, SilenceView silence) {
        return new SilenceState(
                silence.id(),
                organisation,
                MatcherStates.of(silence.matchers()),
                silence.start(),
                silence.end(),
                silence.reason(),
                silence.createdBy(),
                silence.endedBy(),
                silence.version());
    }
}
