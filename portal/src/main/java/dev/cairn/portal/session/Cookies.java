package dev.cairn.portal.session;

import dev.cairn.portal.config.Origin;
import dev.cairn.portal.config.PortalConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * The portal's two cookies, both random words: the session, and the browser in which a sign-in was started.
 *
 * <p>With https they carry the {@code __Host-} prefix, so that no other host, not even a subdomain, can plant one.
 */
@ApplicationScoped
public class Cookies {

    private final String session;
    private final String signIn;
    private final boolean secure;
    private final PortalConfig.Session limits;

    Cookies(Origin origin, PortalConfig config) {
        this.secure = origin.secure();
        this.session = (secure ? "__Host-" : "") + "cairn-session";
        this.signIn = (secure ? "__Host-" : "") + "cairn-sign-in";
        this.limits = config.session();
    }

    /** Whether the browser sent a session cookie, of whatever content. */
    public boolean hasSession(RoutingContext ctx) {
        return ctx.request().getCookie(session) != null;
    }

    /** The session id, where the cookie is at least well-formed. */
    public Optional<SessionId> session(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getCookie(session))
                .map(Cookie::getValue)
                .flatMap(SessionId::parse);
    }

    /** Gives the browser its session. */
    public void setSession(RoutingContext ctx, SessionId id) {
        set(ctx, session, id.value(), limits.absolute());
    }

    /** Takes the session cookie away; to be called only where it is known to be void. */
    public void clearSession(RoutingContext ctx) {
        set(ctx, session, "", Duration.ZERO);
    }

    /** The browser's word of a started sign-in. */
    public Optional<String> signIn(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getCookie(signIn))
                .map(Cookie::getValue)
                .flatMap(SessionId::parse)
                .map(SessionId::value);
    }

    /** Marks the browser as the one that starts a sign-in. */
    public void setSignIn(RoutingContext ctx, String word) {
        set(ctx, signIn, word, limits.signIn());
    }

    /** The sign-in is over. */
    public void clearSignIn(RoutingContext ctx) {
        set(ctx, signIn, "", Duration.ZERO);
    }

    /** Lax, not Strict: the provider sends the browser back from another site, and links in mails must find one signed in. */
    private void set(RoutingContext ctx, String name, String value, Duration age) {
        ctx.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(age.toSeconds()));
    }
}
