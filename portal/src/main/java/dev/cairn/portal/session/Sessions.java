package dev.cairn.portal.session;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.identity.Provider;
import dev.cairn.portal.identity.SignedIn;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Starts, finds and ends sessions. Fails with {@link VaultUnavailable} where Redis does not answer. */
@ApplicationScoped
public class Sessions {

    private final Vault vault;
    private final Keys keys;
    private final Provider provider;
    private final PortalConfig.Session limits;
    private final Clock clock;

    Sessions(Vault vault, Keys keys, Provider provider, PortalConfig config, Clock clock) {
        this.vault = vault;
        this.keys = keys;
        this.provider = provider;
        this.limits = config.session();
        this.clock = clock;
    }

    /** A new session under a new id, whatever the browser had before. */
    public Future<SessionId> start(SignedIn signedIn) {
        Instant now = clock.instant();
        var id = new SessionId(keys.word());
        var session = new Session(signedIn.person(), signedIn.tokens(), now, now);
        return vault.put(id.name(), session.toJson(), limits.idle()).map(id);
    }

    /** The session of this id, and keeps it from idling out; empty where there is none any more. */
    public Future<Optional<LiveSession>> find(SessionId id) {
        return vault.touch(id.name(), limits.idle())
                .map(json -> json.map(Session::of))
                .compose(found -> found.isPresent() && outlived(found.get())
                        ? vault.delete(id.name()).map(Optional.empty())
                        : Future.succeededFuture(found.map(session -> new LiveSession(id, session))));
    }

    /** Whether the session is still there, without counting as its use. */
    public Future<Boolean> exists(SessionId id) {
        return vault.has(id.name());
    }

    /**
     * Ends a session at once, for every replica, and tells the provider that its refresh token is done with.
     *
     * @return what the session was; empty where it had ended before
     */
    public Future<Optional<Session>> end(SessionId id) {
        return vault.take(id.name()).map(json -> {
            Optional<Session> ended = json.map(Session::of);
            ended.map(session -> session.tokens().refresh()).ifPresent(provider::revoke);
            return ended;
        });
    }

    private boolean outlived(Session session) {
        return Duration.between(session.startedAt(), clock.instant()).compareTo(limits.absolute()) > 0;
    }
}
