package dev.cairn.portal.signin;

import dev.cairn.portal.edge.Answers;
import dev.cairn.portal.edge.ProblemKind;
import dev.cairn.portal.identity.Provider;
import dev.cairn.portal.session.Cookies;
import dev.cairn.portal.session.Csrf;
import dev.cairn.portal.session.LiveSession;
import dev.cairn.portal.session.Session;
import dev.cairn.portal.session.SessionId;
import dev.cairn.portal.session.Sessions;
import dev.cairn.portal.session.VaultUnavailable;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** {@code /auth/session} tells the pages who is signed in, {@code /auth/logout} signs out. */
@ApplicationScoped
class SessionRoutes {

    private final Provider provider;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Csrf csrf;

    SessionRoutes(Provider provider, Sessions sessions, Cookies cookies, Csrf csrf) {
        this.provider = provider;
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = csrf;
    }

    void routes(@Observes Router router) {
        router.get("/auth/session").order(0).handler(this::session);
        router.post("/auth/logout").order(0).handler(this::logout);
        for (String path : new String[] {"/auth/session", "/auth/login", "/auth/callback"}) {
            router.route(path).order(1).handler(ctx -> wrongMethod(ctx, "GET"));
        }
        router.route("/auth/logout").order(1).handler(ctx -> wrongMethod(ctx, "POST"));
    }

    private void session(RoutingContext ctx) {
        Optional<SessionId> id = cookies.session(ctx);
        if (id.isEmpty()) {
            nobody(ctx, cookies.hasSession(ctx));
            return;
        }
        sessions.find(id.get())
                .onSuccess(live -> live.ifPresentOrElse(found -> somebody(ctx, found), () -> nobody(ctx, true)))
                .onFailure(e -> {
                    if (e instanceof VaultUnavailable) {
                        nobody(ctx, false);
                    } else {
                        ctx.fail(e);
                    }
                });
    }

    private void somebody(RoutingContext ctx, LiveSession live) {
        var person = live.session().person();
        Answers.json(
                ctx,
                new JsonObject()
                        .put("signedIn", true)
                        .put("name", person.name())
                        .put("email", person.email())
                        .put("csrfToken", csrf.token(live.id())));
    }

    private void nobody(RoutingContext ctx, boolean cookieIsVoid) {
        if (cookieIsVoid) {
            cookies.clearSession(ctx);
        }
        Answers.json(ctx, new JsonObject().put("signedIn", false));
    }

    /** The proof is asked for before the session is looked up: it needs no Redis. */
    private void logout(RoutingContext ctx) {
        Optional<SessionId> id = cookies.session(ctx);
        if (id.isEmpty()) {
            signedOut(ctx, Optional.empty());
        } else if (!csrf.accepts(ctx.request(), id.get())) {
            Answers.problem(ctx, ProblemKind.CSRF, "Send the session's word in the " + Csrf.HEADER + " header.");
        } else {
            sessions.end(id.get()).onSuccess(ended -> signedOut(ctx, ended)).onFailure(e -> {
                if (e instanceof VaultUnavailable) {
                    Answers.problem(ctx, ProblemKind.UNAVAILABLE, "The session could not be ended; try again shortly.");
                } else {
                    ctx.fail(e);
                }
            });
        }
    }

    /** Also where no session was left: the provider's own may have outlived it, and would sign in again unasked. */
    private void signedOut(RoutingContext ctx, Optional<Session> ended) {
        if (cookies.hasSession(ctx)) {
            cookies.clearSession(ctx);
        }
        provider.endSession(ended.map(session -> session.tokens().idToken()).orElse(null))
                .onSuccess(address -> address.ifPresentOrElse(
                        next -> Answers.json(ctx, new JsonObject().put("location", next.toString())),
                        () -> Answers.status(ctx, 204)));
    }

    private static void wrongMethod(RoutingContext ctx, String method) {
        String allowed = method + ", OPTIONS";
        if (ctx.request().method() == HttpMethod.OPTIONS) {
            Answers.allowed(ctx, allowed);
        } else {
            Answers.wrongMethod(ctx, allowed, "Use " + method + " here.");
        }
    }
}
