package dev.cairn.portal.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.cairn.portal.config.Origin;
import dev.cairn.portal.config.PortalConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The provider's endpoints, blocking; {@link Provider} is the door for everyone else. */
@ApplicationScoped
class ProviderClient {

    /** Where the provider sends the browser back to. */
    private static final String CALLBACK = "/auth/callback";
    /** Where it does after a sign-out. */
    private static final String HOME = "/";
    /** For a provider that does not tell how long its access tokens live. */
    private static final Duration UNTOLD_LIFETIME = Duration.ofMinutes(5);

    private final PortalConfig.Oidc config;
    private final ProviderMetadata metadata;
    private final Origin origin;
    private final Clock clock;

    ProviderClient(PortalConfig config, ProviderMetadata metadata, Origin origin, Clock clock) {
        this.config = config.oidc();
        this.metadata = metadata;
        this.origin = origin;
        this.clock = clock;
    }

    URI authorization(CodeRequest request) throws IOException, GeneralException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, Scope.parse(config.scope()), new ClientID(config.clientId()), callback())
                .endpointURI(metadata.current().document().getAuthorizationEndpointURI())
                .state(new State(request.state()))
                .nonce(new Nonce(request.nonce()))
                .codeChallenge(new CodeVerifier(request.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    SignedIn redeem(String code, CodeRequest request)
            throws IOException, GeneralException, BadJOSEException, JOSEException {
        OIDCTokens tokens = ask(new AuthorizationCodeGrant(
                new AuthorizationCode(code), callback(), new CodeVerifier(request.verifier())));
        Person person = verified(tokens.getIDToken(), new Nonce(request.nonce()));
        return new SignedIn(person, tokens(tokens));
    }

    /** A provider may leave the old refresh token valid, or the old ID token standing, and send no new one. */
    Tokens renew(Tokens old, String subject) throws IOException, GeneralException, BadJOSEException, JOSEException {
        OIDCTokens tokens = ask(new RefreshTokenGrant(new RefreshToken(old.refresh())));
        if (tokens.getIDToken() != null) {
            Person person = verified(tokens.getIDToken(), null);
            if (!person.subject().equals(subject)) {
                throw new BadJOSEException("The renewed ID token is about somebody else");
            }
        }
        return tokens(tokens).over(old);
    }

    void revoke(String refreshToken) throws IOException, GeneralException {
        URI endpoint = metadata.current().document().getRevocationEndpointURI();
        if (endpoint != null) {
            bounded(new TokenRevocationRequest(endpoint, authentication(), new RefreshToken(refreshToken))
                            .toHTTPRequest())
                    .send();
        }
    }

    Optional<URI> endSession(@Nullable String idToken) throws IOException, GeneralException, java.text.ParseException {
        URI endpoint = metadata.current().document().getEndSessionEndpointURI();
        if (endpoint == null) {
            return Optional.empty();
        }
        URI home = URI.create(origin.address(HOME));
        return Optional.of(EndSession.address(endpoint, idToken, new ClientID(config.clientId()), home));
    }

    private OIDCTokens ask(AuthorizationGrant grant) throws IOException, GeneralException {
        URI endpoint = metadata.current().document().getTokenEndpointURI();
        HTTPRequest request = bounded(new TokenRequest.Builder(endpoint, authentication(), grant)
                .build()
                .toHTTPRequest());
        TokenResponse response = OIDCTokenResponseParser.parse(request.send());
        if (!response.indicatesSuccess()) {
            var error = response.toErrorResponse().getErrorObject();
            if (error.getHTTPStatusCode() >= 500) {
                throw new IOException("The token endpoint answered " + error.getHTTPStatusCode());
            }
            throw new GeneralException(error);
        }
        AccessTokenResponse success = response.toSuccessResponse();
        return success.getTokens() instanceof OIDCTokens tokens ? tokens : withoutIdToken(success);
    }

    private static OIDCTokens withoutIdToken(AccessTokenResponse response) {
        return new OIDCTokens(
                response.getTokens().getAccessToken(), response.getTokens().getRefreshToken());
    }

    private Person verified(@Nullable JWT idToken, @Nullable Nonce nonce)
            throws IOException, GeneralException, BadJOSEException, JOSEException {
        if (idToken == null) {
            throw new ParseException("The provider sent no ID token");
        }
        IDTokenClaimsSet claims = metadata.current().idTokens().validate(idToken, nonce);
        String subject = claims.getSubject().getValue();
        String name = Stream.of("name", "preferred_username", "email")
                .map(claims::getStringClaim)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(subject);
        return new Person(subject, name, claims.getStringClaim("email"));
    }

    private Tokens tokens(OIDCTokens tokens) {
        long seconds = tokens.getAccessToken().getLifetime();
        Duration lifetime = seconds > 0 ? Duration.ofSeconds(seconds) : UNTOLD_LIFETIME;
        RefreshToken refresh = tokens.getRefreshToken();
        return new Tokens(
                tokens.getAccessToken().getValue(),
                clock.instant().plus(lifetime),
                refresh == null ? null : refresh.getValue(),
                tokens.getIDTokenString());
    }

    private HTTPRequest bounded(HTTPRequest request) {
        request.setConnectTimeout((int) config.connectTimeout().toMillis());
        request.setReadTimeout((int) config.readTimeout().toMillis());
        request.setFollowRedirects(false);
        return request;
    }

    private ClientAuthentication authentication() {
        return new ClientSecretBasic(
                new ClientID(config.clientId()),
                new Secret(config.clientSecret().orElse("")));
    }

    private URI callback() {
        return URI.create(origin.address(CALLBACK));
    }
}
