package dev.cairn.portal.proxy;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.edge.Answers;
import dev.cairn.portal.edge.ProblemKind;
import dev.cairn.portal.identity.ProviderException;
import dev.cairn.portal.metrics.PortalMeters;
import dev.cairn.portal.session.Cookies;
import dev.cairn.portal.session.Csrf;
import dev.cairn.portal.session.LiveSession;
import dev.cairn.portal.session.Renewals;
import dev.cairn.portal.session.SessionId;
import dev.cairn.portal.session.Sessions;
import dev.cairn.portal.session.VaultUnavailable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The doors of {@code /api/v1/}: who asks, may the request pass, and to whom. */
@ApplicationScoped
class ApiRoutes {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer [A-Za-z0-9._~+/-]{1,8192}={0,2}");
    private static final long NO_BODY = 0;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** Calls of other systems, which prove themselves by a signature that only the service can check. */
    private static final Pattern SIGNED = Pattern.compile("/api/v1/sources/[^/]+/[^/]+/webhook");

    private static final Pattern UPLOAD = Pattern.compile("/api/v1/(?:scans|reports)/[^/]+/[^/]+");

    private final Exchange.Tools tools;
    private final PortalConfig config;
    private final Sessions sessions;
    private final Renewals renewals;
    private final Cookies cookies;
    private final Csrf csrf;
    private final StreamGuard streams;

    ApiRoutes(
            Upstreams upstreams,
            HeaderRules rules,
            PortalMeters meters,
            PortalConfig config,
            Sessions sessions,
            Renewals renewals,
            Cookies cookies,
            Csrf csrf,
            StreamGuard streams) {
        this.tools = new Exchange.Tools(upstreams, rules, config.proxy(), meters);
        this.config = config;
        this.sessions = sessions;
        this.renewals = renewals;
        this.cookies = cookies;
        this.csrf = csrf;
        this.streams = streams;
    }

    void routes(@Observes Router router) {
        router.route("/api/*").order(0).handler(this::route);
    }

    private void route(RoutingContext ctx) {
        Optional<Service> service = Service.of(ctx.request().path());
        if (service.isEmpty()) {
            Answers.problem(ctx, ProblemKind.NOT_FOUND, "No resource has this address.");
        } else if (tooLarge(ctx)) {
            Answers.problem(ctx, ProblemKind.TOO_LARGE, "The body is larger than this resource takes.");
        } else if (ctx.request().method() == HttpMethod.OPTIONS) {
            // What a path can be asked is no secret, and only the service knows it.
            Exchange.ofEverybody(tools, ctx, service.get(), ctx.request().path(), NO_BODY)
                    .start();
        } else {
            identify(ctx, service.get());
        }
    }

    private void identify(RoutingContext ctx, Service service) {
        List<String> own = ctx.request().headers().getAll("Authorization");
        if (signed(ctx)) {
            pass(ctx, service, null);
        } else if (own.isEmpty()) {
            bySession(ctx, service);
        } else if (own.size() == 1 && BEARER.matcher(own.get(0)).matches()) {
            pass(ctx, service, own.get(0));
        } else {
            Answers.problem(ctx, ProblemKind.UNAUTHENTICATED, "The Authorization header is not one Bearer token.");
        }
    }

    private void bySession(RoutingContext ctx, Service service) {
        Optional<SessionId> id = cookies.session(ctx);
        if (id.isEmpty()) {
            signedOut(ctx, cookies.hasSession(ctx));
            return;
        }
        sessions.find(id.get())
                .compose(found -> found.isEmpty() ? nobody() : checked(ctx, found.get()))
                .onSuccess(live ->
                        live.ifPresentOrElse(found -> passBySession(ctx, service, found), () -> signedOut(ctx, true)))
                .onFailure(e -> refuse(ctx, e));
    }

    /** The proof comes before the renewal: a forged request must not even make us ask the provider. */
    private Future<Optional<LiveSession>> checked(RoutingContext ctx, LiveSession live) {
        if (!SAFE.contains(ctx.request().method()) && !csrf.accepts(ctx.request(), live.id())) {
            return Future.failedFuture(new NotOurPage());
        }
        return renewals.fresh(live);
    }

    private static Future<Optional<LiveSession>> nobody() {
        return Future.succeededFuture(Optional.empty());
    }

    private void refuse(RoutingContext ctx, Throwable cause) {
        if (cause instanceof NotOurPage) {
            Answers.problem(ctx, ProblemKind.CSRF, "Send the session's word in the " + Csrf.HEADER + " header.");
        } else if (cause instanceof VaultUnavailable) {
            signedOut(ctx, false);
        } else if (cause instanceof ProviderException) {
            Answers.problem(ctx, ProblemKind.UNAVAILABLE, "The session could not be renewed; try again shortly.");
        } else {
            ctx.fail(cause);
        }
    }

    /** The cookie stays where Redis could not be asked: it may be good again in a moment. */
    private void signedOut(RoutingContext ctx, boolean cookieIsVoid) {
        if (cookieIsVoid) {
            cookies.clearSession(ctx);
        }
        Answers.problem(ctx, ProblemKind.UNAUTHENTICATED, "Nobody is signed in, and the request brings no API token.");
    }

    private void passBySession(RoutingContext ctx, Service service, LiveSession live) {
        var exchange =
                exchange(ctx, service, "Bearer " + live.session().tokens().access());
        if (exchange.isStream()) {
            streams.watch(exchange, live.id());
        }
        exchange.start();
    }

    private void pass(RoutingContext ctx, Service service, @Nullable String bearer) {
        exchange(ctx, service, bearer).start();
    }

    private Exchange exchange(RoutingContext ctx, Service service, @Nullable String bearer) {
        return Exchange.of(tools, ctx, service, bearer, limit(ctx));
    }

    private static boolean signed(RoutingContext ctx) {
        return ctx.request().method() == HttpMethod.POST
                && SIGNED.matcher(ctx.request().path()).matches();
    }

    private boolean tooLarge(RoutingContext ctx) {
        String length = ctx.request().getHeader("Content-Length");
        return length != null && (length.length() > 18 || Long.parseLong(length) > limit(ctx));
    }

    private long limit(RoutingContext ctx) {
        boolean upload = ctx.request().method() == HttpMethod.POST
                && UPLOAD.matcher(ctx.request().path()).matches();
        var limits = config.proxy();
        return (upload ? limits.uploadLimit() : limits.bodyLimit()).asLongValue();
    }

    /** A change by cookie without the proof that our pages made it. */
    private static final class NotOurPage extends RuntimeException {
        NotOurPage() {
            super("no CSRF word", null, false, false);
        }
    }
}
