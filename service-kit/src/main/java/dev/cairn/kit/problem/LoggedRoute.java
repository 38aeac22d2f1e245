package dev.cairn.kit.problem;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the log calls a request's route. A path itself is not logged: some have a key that is not to be guessed. */
final class LoggedRoute {

    private static final Pattern API = Pattern.compile("(/api/v[0-9]+/[a-z-]{1,40})(/.*)?");

    private LoggedRoute() {}

    /** The template of the endpoint; of a path that has none, as {@link #of(String)}. */
    static String of(@Nullable ResourceInfo resource, String path) {
        if (resource == null || resource.getResourceMethod() == null) {
            return of(path);
        }
        return template(resource.getResourceClass().getAnnotation(Path.class))
                + template(resource.getResourceMethod().getAnnotation(Path.class));
    }

    /** No more than the resource, such as {@code /api/v1/notes/…}. */
    static String of(String path) {
        var api = API.matcher(path);
        return api.matches() ? api.group(1) + (api.group(2) == null ? "" : "/…") : "/…";
    }

    private static String template(@Nullable Path path) {
        if (path == null) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
