package dev.cairn.portal.proxy;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.edge.Answers;
import dev.cairn.portal.edge.ProblemKind;
import dev.cairn.portal.metrics.PortalMeters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is there for everybody: public pages and badges, calendars by their links, and the keys of signed reports. Nobody is
 * asked who they are, so neither a session nor a token goes along.
 */
@ApplicationScoped
class PublicRoutes {

    private static final Pattern BADGE = Pattern.compile("/api/v1/badges/[A-Za-z0-9_-]{1,64}\\.(?:svg|html)");
    private static final Pattern CALENDAR = Pattern.compile("/api/v1/calendars/[A-Za-z0-9_-]{1,64}\\.ics");
    private static final Pattern PAGE = Pattern.compile("/public/([A-Za-z0-9_-]{1,64})");
    private static final String PAGES = "/public/";
    private static final String NO_KEY = "none";
    private static final String KEYS = "/.well-known/jwks.json";
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final int BEFORE_THE_API = -10;
    private static final long NO_BODY = 0;

    private final Exchange.Tools tools;

    PublicRoutes(Upstreams upstreams, HeaderRules rules, PortalMeters meters, PortalConfig config) {
        this.tools = new Exchange.Tools(upstreams, rules, config.proxy(), meters);
    }

    void routes(@Observes Router router) {
        router.route("/api/v1/badges/*").order(BEFORE_THE_API).handler(this::route);
        router.route("/api/v1/calendars/*").order(BEFORE_THE_API).handler(this::route);
        router.route("/public/*").order(BEFORE_THE_API).handler(this::route);
        router.route(KEYS).order(BEFORE_THE_API).handler(this::route);
    }

    private void route(RoutingContext ctx) {
        Optional<String> target = target(ctx.request().path());
        HttpMethod method = ctx.request().method();
        if (target.isEmpty()) {
            Answers.problem(ctx, ProblemKind.NOT_FOUND, "There is no public page at this address");
        } else if (method == HttpMethod.OPTIONS) {
            Answers.allowed(ctx, METHODS);
        } else if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            Answers.wrongMethod(ctx, METHODS, "This is only for reading.");
        } else {
            Service owner = CALENDAR.matcher(target.get()).matches() ? Service.NOTIFICATION : Service.ASSESSMENT;
            Exchange.ofEverybody(tools, ctx, owner, target.get(), NO_BODY).start();
        }
    }

    /** A person with a broken link is told the same as one with a wrong link: by the page of a key that nobody has. */
    private static Optional<String> target(String path) {
        if (path.startsWith(PAGES)) {
            Matcher page = PAGE.matcher(path);
            return Optional.of("/api/v1/badges/" + (page.matches() ? page.group(1) : NO_KEY) + ".html");
        }
        boolean open = path.equals(KEYS)
                || BADGE.matcher(path).matches()
                || CALENDAR.matcher(path).matches();
        return open ? Optional.of(path) : Optional.empty();
    }
}
