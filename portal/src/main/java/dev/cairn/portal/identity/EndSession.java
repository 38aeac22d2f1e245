package dev.cairn.portal.identity;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** The address at which a browser ends its session at the provider (OpenID Connect RP-Initiated Logout 1.0). */
final class EndSession {

    /** Servers refuse a request line of more than 4096 bytes where nobody told them otherwise; Keycloak is one. */
    private static final int MAX_LENGTH = 4_000;

    private EndSession() {}

    /**
     * With the ID token as the hint, if it fits: a token full of groups would end on an error page, while without a
     * hint the provider asks the person first.
     *
     * @param idToken null where none was kept
     * @param back where the provider sends the browser afterwards
     */
    static URI address(URI endpoint, @Nullable String idToken, ClientID client, URI back) throws ParseException {
        URI hinted = request(endpoint, idToken == null ? null : JWTParser.parse(idToken), client, back);
        return hinted.toString().length() > MAX_LENGTH ? request(endpoint, null, client, back) : hinted;
    }

    private static URI request(URI endpoint, @Nullable JWT hint, ClientID client, URI back) {
        return new LogoutRequest(endpoint, hint, null, client, back, null, null).toURI();
    }
}
