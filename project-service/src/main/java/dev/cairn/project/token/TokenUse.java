package dev.cairn.project.token;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.project.common.ProjectMeters;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Notes when tokens are used, in memory, and writes it down now and then, at most once a minute for each token. No request
 * waits for that, and a crash loses a few seconds of it.
 */
@ApplicationScoped
public class TokenUse {

    private static final Logger LOG = Logger.getLogger(TokenUse.class);
    private static final int MOST_NOTED = 10_000;
    private static final String WRITE = """
            update api_token set last_used_at = $2
            where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')""";

    private record Use(UUID organisation, UUID token, Instant at) {}

    private final Map<UUID, Use> noted = new ConcurrentHashMap<>();
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final ProjectMeters meters;
    private final Clock clock;

    TokenUse(Tenancy tenancy, Contexts contexts, ProjectMeters meters, Clock clock) {
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Notes that a token opened something just now. */
    public void note(UUID organisation, UUID token) {
        meters.count(ProjectMeters.Count.TOKENS_USED);
        if (noted.size() < MOST_NOTED || noted.containsKey(token)) {
            noted.put(token, new Use(organisation, token, clock.instant()));
        } else {
            meters.count(ProjectMeters.Count.TOKEN_USES_LOST);
        }
    }

    @Scheduled(
            every = "${cairn.token.usage-written-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> writeDown() {
        List<Use> uses = new ArrayList<>(noted.values());
        return Multi.createFrom()
                .iterable(uses)
                .onItem()
                .transformToUniAndConcatenate(this::writeDown)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> writeDown(Use use) {
        return contexts.fresh(() -> tenancy.sql(
                        use.organisation(),
                        connection -> connection
                                .preparedQuery(WRITE)
                                .execute(Tuple.of(use.token(), use.at().atOffset(ZoneOffset.UTC)))))
                .invoke(rows -> noted.remove(use.token(), use))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("use of token %s not written down: %s", use.token(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
