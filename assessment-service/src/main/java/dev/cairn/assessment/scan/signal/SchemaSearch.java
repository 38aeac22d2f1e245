package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.schema.SchemaFiles;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what single files of one scan say about a database, within bounds for all of them together. */
final class SchemaSearch {

    /** Rules whose files hold models. */
    private static final String MODELS = "x.models";

    /** Changes and models kept of all files; beyond, a tree is no product that people wrote. */
    private static final int MOST = 200_000;

    private final ContentSearch search;
    private int kept;

    SchemaSearch(ContentSearch search) {
        this.search = search;
    }

    @Nullable
    SchemaSource read(String path, List<ScannedFile.Hit> hits, byte[] bytes, int length) {
        boolean models = hits.stream().anyMatch(hit -> search.shows(hit.rule(), MODELS));
        if (kept > MOST || !models && !SchemaFiles.named(path)) {
            return null;
        }
        SchemaSource source = SchemaFiles.read(path, models, new String(bytes, 0, length, StandardCharsets.UTF_8));
        if (source != null) {
            kept += source.changes().size() + source.models().size();
        }
        return source;
    }
}
