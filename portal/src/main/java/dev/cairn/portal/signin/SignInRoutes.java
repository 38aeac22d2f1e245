package dev.cairn.portal.signin;

import dev.cairn.portal.edge.Answers;
import dev.cairn.portal.edge.ProblemKind;
import dev.cairn.portal.edge.RequestIds;
import dev.cairn.portal.identity.CodeRequest;
import dev.cairn.portal.identity.Provider;
import dev.cairn.portal.identity.ProviderException;
import dev.cairn.portal.identity.SignedIn;
import dev.cairn.portal.metrics.PortalMeters;
import dev.cairn.portal.session.Cookies;
import dev.cairn.portal.session.Keys;
import dev.cairn.portal.session.LiveSession;
import dev.cairn.portal.session.SessionId;
import dev.cairn.portal.session.Sessions;
import dev.cairn.portal.session.VaultUnavailable;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@code /auth/login} sends the browser to the provider, {@code /auth/callback} receives it back with a session. */
@ApplicationScoped
class SignInRoutes {

    private static final Logger LOG = Logger.getLogger(SignInRoutes.class);

    private final Provider provider;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Cookies cookies;
    private final Keys keys;
    private final PortalMeters meters;

    SignInRoutes(
            Provider provider, Sessions sessions, SignIns signIns, Cookies cookies, Keys keys, PortalMeters meters) {
        this.provider = provider;
        this.sessions = sessions;
        this.signIns = signIns;
        this.cookies = cookies;
        this.keys = keys;
        this.meters = meters;
    }

    void routes(@Observes Router router) {
        router.get("/auth/login").order(0).handler(this::login);
        router.get("/auth/callback").order(0).handler(this::callback);
        router.get(SignInPage.STYLE_PATH)
                .order(0)
                .handler(ctx -> Answers.send(ctx, "text/css;charset=UTF-8", SignInPage.STYLE));
    }

    private void login(RoutingContext ctx) {
        Optional<String> returnTo = ReturnTo.parse(String.join("", ctx.queryParam("returnTo")));
        if (returnTo.isEmpty()) {
            Answers.problem(ctx, ProblemKind.INVALID, "returnTo must be the path of a page of this portal.");
            return;
        }
        // The same word for every tab of a browser, so that two sign-ins at once do not undo each other.
        String browser = cookies.signIn(ctx).orElseGet(keys::word);
        var request = new CodeRequest(keys.word(), keys.word(), keys.word());
        signIns.keep(new SignIns.Started(request, Keys.digest(browser), returnTo.get()))
                .compose(kept -> provider.authorization(request))
                .onSuccess(address -> {
                    cookies.setSignIn(ctx, browser);
                    Answers.redirect(ctx, address.toString());
                })
                .onFailure(e -> failed(ctx, e));
    }

    private void callback(RoutingContext ctx) {
        String state = single(ctx, "state");
        Optional<String> browser = cookies.signIn(ctx);
        if (state.isEmpty() || browser.isEmpty()) {
            mismatched(ctx);
            return;
        }
        signIns.take(state)
                .onSuccess(started -> {
                    if (started.isEmpty() || !started.get().by(browser.get())) {
                        mismatched(ctx);
                    } else {
                        redeem(ctx, started.get());
                    }
                })
                .onFailure(e -> failed(ctx, e));
    }

    private void redeem(RoutingContext ctx, SignIns.Started started) {
        String code = single(ctx, "code");
        if (code.isEmpty()) {
            meters.signIn(SignInOutcome.REFUSED.tag());
            refuse(ctx, "The identity provider did not sign you in.");
            return;
        }
        provider.redeem(code, started.request())
                .compose(signedIn -> replaceSession(ctx, signedIn))
                .onSuccess(id -> {
                    meters.signIn(SignInOutcome.COMPLETED.tag());
                    cookies.clearSignIn(ctx);
                    cookies.setSession(ctx, id);
                    Answers.redirect(ctx, started.returnTo());
                })
                .onFailure(e -> failed(ctx, e));
    }

    /** What the browser had before ends here: whoever knew the old id gains nothing from this sign-in. */
    private Future<SessionId> replaceSession(RoutingContext ctx, SignedIn signedIn) {
        return cookies.session(ctx)
                .map(sessions::end)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(ended -> sessions.start(signedIn));
    }

    /** Going back to the callback's page after a sign-in is no attack: a person with a session goes home. */
    private void mismatched(RoutingContext ctx) {
        meters.signIn(SignInOutcome.MISMATCHED.tag());
        Future<Optional<LiveSession>> present =
                cookies.session(ctx).map(sessions::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
        present.onSuccess(live -> {
                    if (live.isPresent()) {
                        Answers.redirect(ctx, ReturnTo.HOME);
                    } else {
                        refuse(ctx, "This sign-in was not started here, was used already, or took too long.");
                    }
                })
                .onFailure(e -> failed(ctx, e));
    }

    private void failed(RoutingContext ctx, Throwable cause) {
        if (cause instanceof ProviderException failure && failure.refused()) {
            LOG.infof("A sign-in was refused: %s", failure.getMessage());
            meters.signIn(SignInOutcome.REFUSED.tag());
            refuse(ctx, "The identity provider's answer was not accepted.");
        } else if (cause instanceof ProviderException || cause instanceof VaultUnavailable) {
            LOG.warnf("A sign-in failed: %s", cause.getMessage());
            meters.signIn(SignInOutcome.UNAVAILABLE.tag());
            answer(ctx, ProblemKind.UNAVAILABLE, "Signing in is not possible at the moment; try again shortly.");
        } else {
            ctx.fail(cause);
        }
    }

    private static void refuse(RoutingContext ctx, String detail) {
        answer(ctx, ProblemKind.SIGN_IN_FAILED, detail);
    }

    /** People land here by redirect, so they get a page; programs get the problem document. */
    private static void answer(RoutingContext ctx, ProblemKind kind, String detail) {
        if (String.valueOf(ctx.request().getHeader("Accept")).contains("text/html")) {
            ctx.response().setStatusCode(kind.status());
            Answers.send(ctx, "text/html;charset=UTF-8", SignInPage.of(kind.title(), detail, RequestIds.of(ctx)));
        } else {
            Answers.problem(ctx, kind, detail);
        }
    }

    private static String single(RoutingContext ctx, String parameter) {
        List<String> values = ctx.queryParam(parameter);
        return values.size() == 1 ? values.get(0) : "";
    }
}
