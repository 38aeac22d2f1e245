package dev.cairn.portal.pages;

import dev.cairn.portal.edge.Answers;
import dev.cairn.portal.edge.ProblemKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is neither API nor sign-in. An address that looks like a page gets the one document, which decides by
 * itself what to show; an address that looks like a file gets that file or 404, never the document.
 */
@ApplicationScoped
class PageRoutes {

    private static final String DOCUMENT = "/index.html";
    private static final Pattern PAGE = Pattern.compile("/(?!(?:api|auth|q|assets|openapi)(?:/|$))(?:o/.*|[^.]*)");
    private static final String HASHED = "/assets/";
    private static final int AFTER_OTHERS = 100;

    private final PageFiles files;

    PageRoutes(PageFiles files) {
        this.files = files;
    }

    void routes(@Observes Router router) {
        router.route().order(AFTER_OTHERS).handler(this::serve);
    }

    private void serve(RoutingContext ctx) {
        String path = ctx.request().path();
        boolean page = PAGE.matcher(path).matches();
        HttpMethod method = ctx.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS) {
            ctx.next();
            return;
        }
        files.find(page ? DOCUMENT : path)
                .onSuccess(file -> file.ifPresentOrElse(found -> answer(ctx, path, found), () -> missing(ctx, page)))
                .onFailure(ctx::fail);
    }

    private static void missing(RoutingContext ctx, boolean page) {
        if (page) {
            Answers.problem(ctx, ProblemKind.UNAVAILABLE, "This build has no web pages.");
        } else {
            ctx.next();
        }
    }

    private static void answer(RoutingContext ctx, String path, PageFile file) {
        if (ctx.request().method() == HttpMethod.OPTIONS) {
            Answers.allowed(ctx, "GET, HEAD, OPTIONS");
        } else {
            send(ctx, path, file);
        }
    }

    private static void send(RoutingContext ctx, String path, PageFile file) {
        HttpServerRequest request = ctx.request();
        boolean packed = file.gzip() != null && acceptsGzip(request);
        String tag = '"' + file.digest() + (packed ? "-gz" : "") + '"';
        HttpServerResponse response = ctx.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusCode(304).end();
            Answers.discardBody(ctx);
            return;
        }
        byte[] body = packed ? Optional.ofNullable(file.gzip()).orElseThrow() : file.plain();
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
        Answers.discardBody(ctx);
    }

    private static boolean acceptsGzip(HttpServerRequest request) {
        String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        return accepted.matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|\\s|$)).*");
    }

    private static boolean matches(@Nullable String sent, String tag) {
        if (sent == null) {
            return false;
        }
        for (String candidate : sent.split(",")) {
            String bare = candidate.trim();
            if (bare.equals("*") || (bare.startsWith("W/") ? bare.substring(2) : bare).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
