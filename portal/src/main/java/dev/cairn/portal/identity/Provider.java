package dev.cairn.portal.identity;

import com.nimbusds.jose.RemoteKeySourceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider, as the rest of the portal sees it.
 *
 * <p>Every method answers on the caller's event loop and fails only with {@link ProviderException}.
 */
@ApplicationScoped
public class Provider {

    private static final Logger LOG = Logger.getLogger(Provider.class);

    private final Vertx vertx;
    private final ProviderClient client;

    Provider(Vertx vertx, ProviderClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /** Where to send the browser to sign in. */
    public Future<URI> authorization(CodeRequest request) {
        return apart(() -> client.authorization(request));
    }

    /** Redeems a code, and verifies the ID token that comes for it. */
    public Future<SignedIn> redeem(String code, CodeRequest request) {
        return apart(() -> client.redeem(code, request));
    }

    /** New tokens for the person of the old ones, among which must be a refresh token. */
    public Future<Tokens> renew(Tokens old, String subject) {
        return apart(() -> client.renew(old, subject));
    }

    /** Tells the provider that a refresh token is no longer used; best effort, never fails. */
    public void revoke(String refreshToken) {
        apart(() -> {
                    client.revoke(refreshToken);
                    return refreshToken;
                })
                .onFailure(e -> LOG.debug("A refresh token could not be revoked", e));
    }

    /**
     * Where to send the browser so that it is signed out at the provider too; from there it comes back to our first page.
     *
     * @param idToken what the provider knows its session by; without one it asks the person
     * @return empty where the provider has no such address, or none can be found out: ours is over all the same
     */
    public Future<Optional<URI>> endSession(@Nullable String idToken) {
        return apart(() -> client.endSession(idToken)).otherwise(e -> {
            LOG.warnf("A sign-out left the session at the provider: %s", e.getMessage());
            return Optional.empty();
        });
    }

    /** Not ordered: one slow answer must not hold up the sign-ins behind it. */
    private <T> Future<T> apart(Callable<T> call) {
        return vertx.executeBlocking(call, false).recover(e -> Future.failedFuture(translated(e)));
    }

    private static ProviderException translated(Throwable e) {
        if (e instanceof IOException || e instanceof RemoteKeySourceException) {
            return ProviderException.unreachable(e);
        }
        return ProviderException.refused(String.valueOf(e.getMessage()), e);
    }
}
