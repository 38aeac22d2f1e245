package dev.cairn.portal.proxy;

import dev.cairn.portal.edge.RequestIds;
import dev.cairn.portal.edge.SecurityHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which headers cross the portal. */
@ApplicationScoped
class HeaderRules {

    /** They speak about one connection, so they end with it. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect");

    /**
     * What a client may not say to a service: who it is (cookie, authorization are set anew), where it comes from, that
     * it meant another method or address, and which trace it belongs to (the tracer writes that one).
     */
    private static final Set<String> NOT_INWARD = Set.of(
            "host",
            "cookie",
            "authorization",
            "forwarded",
            "via",
            "true-client-ip",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-original-url",
            "x-original-host",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-csrf-token",
            "x-request-id",
            "origin",
            "referer",
            "traceparent",
            "tracestate",
            "baggage");

    private static final Set<String> NOT_INWARD_PREFIXES = Set.of("x-forwarded-", "proxy-", "sec-fetch-", "sec-ch-");
    private static final Set<String> NOT_OUTWARD = Set.of("server", "set-cookie", "x-request-id", "alt-svc");

    private static final String POLICY = "content-security-policy";
    private static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";
    private static final String READABLE = "Access-Control-Allow-Origin";

    private final SecurityHeaders security;

    HeaderRules(SecurityHeaders security) {
        this.security = security;
    }

    /** Copies what may reach the service, and adds who asks; null for nobody in particular. */
    void inward(RoutingContext ctx, @Nullable String bearer, MultiMap out) {
        HttpServerRequest request = ctx.request();
        Set<String> named = namedByConnection(request.headers());
        request.headers().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !NOT_INWARD.contains(name)
                    && NOT_INWARD_PREFIXES.stream().noneMatch(name::startsWith)
                    && !named.contains(name)) {
                out.add(header.getKey(), header.getValue());
            }
        });
        if (bearer != null) {
            out.set("Authorization", bearer);
        }
        out.set(RequestIds.HEADER, RequestIds.of(ctx));
        out.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    }

    /** Copies what may reach the client; what the portal says itself stays. */
    void outward(MultiMap answer, String serviceOrigin, MultiMap out) {
        Set<String> named = namedByConnection(answer);
        answer.forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(POLICY) && isSandbox(header.getValue())) {
                out.set(header.getKey(), header.getValue());
            } else if (name.equals("location")) {
                out.set("Location", ours(header.getValue(), serviceOrigin));
            } else if (!HOP_BY_HOP.contains(name)
                    && !NOT_OUTWARD.contains(name)
                    && !name.startsWith("access-control-")
                    && !security.owns(name)
                    && !named.contains(name)) {
                out.add(header.getKey(), header.getValue());
            }
        });
        if (!out.contains("Cache-Control")) {
            out.set("Cache-Control", "no-store");
        }
    }

    /** Lets other sites show what is for everybody, such as a badge, and read it, where the service says that they may. */
    static void embeddable(MultiMap answer, MultiMap out) {
        if ("cross-origin".equals(answer.get(RESOURCE_POLICY))) {
            out.set(RESOURCE_POLICY, "cross-origin");
            if ("*".equals(answer.get(READABLE))) {
                out.set(READABLE, "*");
            }
        }
    }

    /**
     * A document that brings its own style, such as a report, cannot be shown under the policy of our pages. Its own is taken
     * only when it is a tighter one: nothing but what it names, and of no origin, so that it could not use the session. It may
     * have a form, which without an origin carries no session either.
     */
    private static boolean isSandbox(String policy) {
        return policy.startsWith("default-src 'none';")
                && (policy.endsWith("; sandbox") || policy.endsWith("; sandbox allow-forms"))
                && !policy.contains("script-src");
    }

    /** A service that makes its Location absolute names itself, where the client cannot go. */
    private static String ours(String location, String serviceOrigin) {
        return location.startsWith(serviceOrigin + "/") ? location.substring(serviceOrigin.length()) : location;
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        return headers.getAll("Connection").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("content-length") && !name.equals("content-type"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
