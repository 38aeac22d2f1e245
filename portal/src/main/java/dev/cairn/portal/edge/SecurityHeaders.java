package dev.cairn.portal.edge;

import dev.cairn.portal.config.Origin;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that every answer has, whoever wrote it. */
@ApplicationScoped
public class SecurityHeaders {

    /** Everything is a file of ours: no inline script or style, no frame, no plug-in, no foreign origin. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'");

    private final Map<String, String> headers;

    SecurityHeaders(Origin origin) {
        var all = new LinkedHashMap<String, String>();
        all.put("Content-Security-Policy", POLICY);
        all.put("X-Content-Type-Options", "nosniff");
        all.put("X-Frame-Options", "DENY");
        all.put("Referrer-Policy", "no-referrer");
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        all.put("Cross-Origin-Resource-Policy", "same-origin");
        all.put(
                "Permissions-Policy",
                "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()");
        if (origin.secure()) {
            all.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        this.headers = Map.copyOf(all);
    }

    void add(RoutingContext ctx) {
        MultiMap response = ctx.response().headers();
        headers.forEach(response::set);
    }

    /** Whether the portal sets this header itself, so that a service's value for it is dropped. */
    public boolean owns(String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }
}
