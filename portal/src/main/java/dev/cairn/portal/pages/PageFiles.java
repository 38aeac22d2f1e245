package dev.cairn.portal.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The built pages on the class path, kept in memory once asked for. Only files that exist are kept, so it is bounded. */
@ApplicationScoped
class PageFiles {

    private static final String FOLDER = "META-INF/resources";
    private static final Pattern NAME =
            Pattern.compile("/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.[a-z0-9]+");

    private final ConcurrentMap<String, PageFile> known = new ConcurrentHashMap<>();
    private final Vertx vertx;

    PageFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The file of this path, empty where there is none. */
    Future<Optional<PageFile>> find(String path) {
        PageFile file = known.get(path);
        if (file != null) {
            return Future.succeededFuture(Optional.of(file));
        }
        if (path.length() > 200 || !NAME.matcher(path).matches() || !PageFile.serves(path)) {
            return Future.succeededFuture(Optional.empty());
        }
        return vertx.executeBlocking(() -> Optional.ofNullable(load(path)), false);
    }

    private @Nullable PageFile load(String path) throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                return null;
            }
            PageFile file = PageFile.of(path, in.readAllBytes());
            known.put(path, file);
            return file;
        }
    }
}
