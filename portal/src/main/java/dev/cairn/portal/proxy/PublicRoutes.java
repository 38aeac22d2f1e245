package dev.cairn.portal.proxy;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.edge.Answers;
import dev.cairn.portal.edge.ProblemKind;
import dev.cairn.portal.metrics.PortalMeters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is there for everybody: public pages and badges, status pages, calendars by their links, the keys of signed reports, and the
 * links in messages by which an alert is taken on. Nobody is asked who they are, so neither a session nor a token goes along; what such
 * a link may do is in the link.
 */
@ApplicationScoped
class PublicRoutes {

    private static final Pattern BADGE = Pattern.compile("/api/v1/badges/[A-Za-z0-9_-]{1,64}\\.(?:svg|html)");
    private static final Pattern CALENDAR = Pattern.compile("/api/v1/calendars/[A-Za-z0-9_-]{1,64}\\.ics");
    private static final Pattern PAGE = Pattern.compile("/public/([A-Za-z0-9_-]{1,64})");
    private static final Pattern LINK = Pattern.compile("/ack/([A-Za-z0-9_-]{1,200})");
    private static final Pattern STATUS = Pattern.compile("/status/([a-z0-9-]{1,63})(/[A-Za-z0-9_./-]{0,250})?");
    private static final Pattern STATUS_FOR_PROGRAMS = Pattern.compile("/api/v1/status/[a-z0-9-]{1,63}");
    private static final String PAGES = "/public/";
    private static final String LINKS = "/ack/";
    private static final String STATUSES = "/status/";
    private static final String API_OF_STATUSES = "/api/v1/status/";
    private static final Pattern FORMS = Pattern.compile("/status/[^/]+/(?:subscribe|subscriptions/[^/]+)");
    private static final String NO_KEY = "none";
    private static final String NO_SLUG = "-";
    private static final String KEYS = "/.well-known/jwks.json";
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final String METHODS_OF_LINKS = "GET, HEAD, POST, OPTIONS";
    private static final int BEFORE_THE_API = -10;
    private static final long NO_BODY = 0;
    /** Forms of status pages have an address and some ids. */
    private static final long FORM = 32 * 1024;

    private final Exchange.Tools tools;

    PublicRoutes(Upstreams upstreams, HeaderRules rules, PortalMeters meters, PortalConfig config) {
        this.tools = new Exchange.Tools(upstreams, rules, config.proxy(), meters);
    }

    void routes(@Observes Router router) {
        router.route("/api/v1/badges/*").order(BEFORE_THE_API).handler(this::route);
        router.route("/api/v1/calendars/*").order(BEFORE_THE_API).handler(this::route);
        router.route("/ack/*").order(BEFORE_THE_API).handler(this::route);
        router.route("/status/*").order(BEFORE_THE_API).handler(this::route);
        router.route("/api/v1/status/*").order(BEFORE_THE_API).handler(this::route);
        router.route("/public/*").order(BEFORE_THE_API).handler(this::route);
        router.route(KEYS).order(BEFORE_THE_API).handler(this::route);
    }

    private void route(RoutingContext ctx) {
        String path = ctx.request().path();
        Optional<String> target = target(path);
        HttpMethod method = ctx.request().method();
        boolean form = FORMS.matcher(path).matches();
        boolean acts = path.startsWith(LINKS) || form;
        String methods = acts ? METHODS_OF_LINKS : METHODS;
        if (target.isEmpty()) {
            Answers.problem(ctx, ProblemKind.NOT_FOUND, "There is no public page at this address");
        } else if (method == HttpMethod.OPTIONS) {
            Answers.allowed(ctx, methods);
        } else if (method != HttpMethod.GET && method != HttpMethod.HEAD && !(acts && method == HttpMethod.POST)) {
            Answers.wrongMethod(ctx, methods, "This is only for reading.");
        } else if (form && length(ctx) > FORM) {
            Answers.problem(ctx, ProblemKind.TOO_LARGE, "The form is larger than any of ours.");
        } else {
            Exchange.ofEverybody(tools, ctx, owner(path), target.get(), form ? FORM : NO_BODY)
                    .start();
        }
    }

    private static Service owner(String path) {
        boolean ofNotification = path.startsWith(LINKS)
                || path.startsWith(STATUSES)
                || path.startsWith(API_OF_STATUSES)
                || CALENDAR.matcher(path).matches();
        return ofNotification ? Service.NOTIFICATION : Service.ASSESSMENT;
    }

    private static long length(RoutingContext ctx) {
        String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    /** A person with a broken link is told the same as one with a wrong link: by the page of a key that nobody has. */
    private static Optional<String> target(String path) {
        if (path.startsWith(PAGES)) {
            Matcher page = PAGE.matcher(path);
            return Optional.of("/api/v1/badges/" + (page.matches() ? page.group(1) : NO_KEY) + ".html");
        }
        if (path.startsWith(LINKS)) {
            Matcher link = LINK.matcher(path);
            return Optional.of("/api/v1/acknowledgements/" + (link.matches() ? link.group(1) : NO_KEY));
        }
        if (path.startsWith(STATUSES)) {
            Matcher page = STATUS.matcher(path);
            String rest = page.matches() ? page.group(2) : "/";
            return Optional.of(API_OF_STATUSES
                    + (page.matches() ? page.group(1) : NO_SLUG)
                    + (rest == null || rest.equals("/") ? "/page" : rest));
        }
        boolean open = path.equals(KEYS)
                || STATUS_FOR_PROGRAMS.matcher(path).matches()
                || BADGE.matcher(path).matches()
                || CALENDAR.matcher(path).matches();
        return open ? Optional.of(path) : Optional.empty();
    }
}
