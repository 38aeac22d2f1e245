package dev.cairn.portal.session;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.identity.Provider;
import dev.cairn.portal.identity.ProviderException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps the access token of a session fresh.
 *
 * <p>Providers that rotate refresh tokens take a second use of one for theft, and end the whole sign-in. A page asks
 * for several things at once, so a renewal happens once: within the process the others wait for its result, and
 * between processes a short claim in Redis lets one do it while the others look for the outcome.
 */
@ApplicationScoped
public class Renewals {

    private static final Duration CLAIM = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_MILLIS = 150;

    private final ConcurrentMap<SessionId, Future<Optional<LiveSession>>> running = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final Vault vault;
    private final Sessions sessions;
    private final Provider provider;
    private final PortalConfig.Session limits;
    private final Clock clock;

    Renewals(Vertx vertx, Vault vault, Sessions sessions, Provider provider, PortalConfig config, Clock clock) {
        this.vertx = vertx;
        this.vault = vault;
        this.sessions = sessions;
        this.provider = provider;
        this.limits = config.session();
        this.clock = clock;
    }

    /**
     * The session with an access token that lives for a while yet.
     *
     * @return empty where the provider will not renew it and the old token is over: the person must sign in again;
     *     fails with {@link ProviderException} where the provider is away and the old token is over
     */
    public Future<Optional<LiveSession>> fresh(LiveSession live) {
        if (!due(live.session())) {
            return Future.succeededFuture(Optional.of(live));
        }
        Promise<Optional<LiveSession>> mine = Promise.promise();
        Future<Optional<LiveSession>> first = running.putIfAbsent(live.id(), mine.future());
        if (first != null) {
            return here(first);
        }
        renew(live).onComplete(done -> {
            running.remove(live.id());
            mine.handle(done);
        });
        return mine.future();
    }

    /** A result made on another event loop, handed over on the caller's own. */
    private <T> Future<T> here(Future<T> elsewhere) {
        Context context = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        elsewhere.onComplete(done -> context.runOnContext(now -> promise.handle(done)));
        return promise.future();
    }

    private Future<Optional<LiveSession>> renew(LiveSession live) {
        String refresh = live.session().tokens().refresh();
        if (refresh == null) {
            return whatIsLeft(live);
        }
        String claim = live.id().name() + ":renewal";
        Instant giveUp = clock.instant().plus(CLAIM);
        return vault.claim(claim, CLAIM)
                .compose(won -> won ? again(live).eventually(() -> vault.delete(claim)) : watch(live, giveUp))
                .recover(e -> e instanceof VaultUnavailable ? whatIsLeft(live) : Future.failedFuture(e));
    }

    /** Reads once more first: somebody may have renewed it just before the claim was won. */
    private Future<Optional<LiveSession>> again(LiveSession live) {
        return sessions.find(live.id()).compose(found -> {
            if (found.isEmpty() || !due(found.get().session())) {
                return Future.succeededFuture(found);
            }
            return ask(found.get());
        });
    }

    private Future<Optional<LiveSession>> ask(LiveSession live) {
        Session session = live.session();
        return provider.renew(session.tokens(), session.person().subject())
                .compose(tokens -> keep(new LiveSession(live.id(), session.renewed(tokens, clock.instant()))))
                .recover(e -> e instanceof ProviderException failure ? without(live, failure) : Future.failedFuture(e));
    }

    /** A session that was ended meanwhile is not brought back. */
    private Future<Optional<LiveSession>> keep(LiveSession renewed) {
        return vault.replace(renewed.id().name(), renewed.session().toJson())
                .map(kept -> kept ? Optional.of(renewed) : Optional.empty());
    }

    private Future<Optional<LiveSession>> without(LiveSession live, ProviderException failure) {
        if (failure.refused()) {
            return sessions.end(live.id()).map(Optional.empty());
        }
        return whatIsLeft(live)
                .compose(left -> left.isPresent() ? Future.succeededFuture(left) : Future.failedFuture(failure));
    }

    private Future<Optional<LiveSession>> watch(LiveSession live, Instant giveUp) {
        if (clock.instant().isAfter(giveUp)) {
            return whatIsLeft(live);
        }
        return vertx.timer(LOOK_AGAIN_MILLIS)
                .compose(tick -> sessions.find(live.id()))
                .compose(found -> found.isPresent() && due(found.get().session())
                        ? watch(live, giveUp)
                        : Future.succeededFuture(found));
    }

    private Future<Optional<LiveSession>> whatIsLeft(LiveSession live) {
        boolean valid = clock.instant().isBefore(live.session().tokens().accessUntil());
        return Future.succeededFuture(valid ? Optional.of(live) : Optional.empty());
    }

    /** A token that lives for a minute only would otherwise be renewed at every request. */
    private boolean due(Session session) {
        Instant until = session.tokens().accessUntil();
        Duration quarter = Duration.between(session.tokensFrom(), until).dividedBy(4);
        Duration margin = quarter.compareTo(limits.renewBefore()) < 0 ? quarter : limits.renewBefore();
        return !clock.instant().isBefore(until.minus(margin));
    }
}
