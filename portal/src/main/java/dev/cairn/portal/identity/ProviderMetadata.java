package dev.cairn.portal.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.cairn.portal.config.PortalConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What discovery says about the provider, read on first use and again when old.
 *
 * <p>The portal starts without the provider, and goes on with what it knew while the provider is away.
 */
@ApplicationScoped
class ProviderMetadata {

    private static final int MAX_BYTES = 256 * 1024;
    private static final long KEYS_KEPT_MILLIS = 4 * 3_600_000L;

    private final PortalConfig.Oidc config;
    private final Clock clock;
    private volatile @Nullable Known known;

    ProviderMetadata(PortalConfig config, Clock clock) {
        this.config = config.oidc();
        this.clock = clock;
    }

    /**
     * The provider's description and the verifier of its ID tokens.
     *
     * @param readAt when discovery was asked
     */
    record Known(OIDCProviderMetadata document, IDTokenValidator idTokens, Instant readAt) {}

    Known current() throws IOException, GeneralException {
        Known before = known;
        if (before != null && clock.instant().isBefore(before.readAt().plus(config.metadataAge()))) {
            return before;
        }
        try {
            Known now = discover();
            known = now;
            return now;
        } catch (IOException | GeneralException e) {
            if (before == null) {
                throw e;
            }
            return before;
        }
    }

    /** Fails where the document names another issuer than the one asked. */
    private Known discover() throws IOException, GeneralException {
        int connect = (int) config.connectTimeout().toMillis();
        int read = (int) config.readTimeout().toMillis();
        var document = OIDCProviderMetadata.resolve(new Issuer(config.issuer()), connect, read);
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        document.getJWKSetURI().toURL(), new DefaultResourceRetriever(connect, read, MAX_BYTES))
                .refreshAheadCache(false)
                .outageTolerant(KEYS_KEPT_MILLIS)
                .build();
        var selector = new JWSVerificationKeySelector<>(asymmetric(), keys);
        var idTokens = new IDTokenValidator(document.getIssuer(), new ClientID(config.clientId()), selector, null);
        return new Known(document, idTokens, clock.instant());
    }

    /** Never "none", never an HMAC that would take the public key or the client secret for a key. */
    private static Set<JWSAlgorithm> asymmetric() {
        var all = new HashSet<JWSAlgorithm>();
        all.addAll(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return all;
    }
}
