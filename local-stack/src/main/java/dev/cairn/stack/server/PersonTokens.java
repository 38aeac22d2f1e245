package dev.cairn.stack.server;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What tokens say of a person.
 *
 * <p>In the code flow the sign-in page gives the claims. In the password grant, which tests and {@code ./cairn demo}
 * use, the request's own {@code name} and {@code email} do, with defaults made from {@code username}.
 */
final class PersonTokens implements OAuth2TokenCallback {

    private static final long EXPIRY_SECONDS = 3600;

    @Override
    public String issuerId() {
        return OidcServer.ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return parameter(request, "username", "anonymous");
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("cairn-api");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Map<String, Object> claims = new HashMap<>();
        if (request.getClientID() != null) {
            claims.put("azp", request.getClientID().getValue());
        }
        if (GrantType.PASSWORD.equals(request.getAuthorizationGrant().getType())) {
            String username = parameters(request)
                    .getOrDefault("username", List.of("anonymous"))
                    .get(0);
            claims.put("preferred_username", username);
            claims.put("name", parameter(request, "name", capitalised(username)));
            claims.put("email", parameter(request, "email", username + "@example.com"));
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return EXPIRY_SECONDS;
    }

    private static String parameter(TokenRequest request, String name, String otherwise) {
        return parameters(request).getOrDefault(name, List.of(otherwise)).get(0);
    }

    private static Map<String, List<String>> parameters(TokenRequest request) {
        try {
            return request.toHTTPRequest().getBodyAsFormParameters();
        } catch (ParseException e) {
            // It was parsed from that form a moment ago.
            throw new IllegalStateException(e);
        }
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
