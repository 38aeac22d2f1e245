package dev.cairn.assessment.scanning;

import dev.cairn.assessment.evidence.NewEvidence;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.Looked;
import dev.cairn.assessment.scan.domain.PackageFacts;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scan.domain.ScanStats;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Job;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of a scan as evidence. */
@ApplicationScoped
public class ScanEvidence {

    private static final int MOST_PACKAGES = 200;
    private static final int MOST_NOTES = 200;
    private static final int SHOWN_LANGUAGES = 3;

    private final Ids ids;

    ScanEvidence(Ids ids) {
        this.ids = ids;
    }

    /**
     * Where a scanned tree came from.
     *
     * @param source scan or repository
     * @param observedAt when the tree was so
     * @param commit null to take the one that the tree itself tells
     * @param repository URL of the repository; null for an archive
     */
    public record Origin(
            UUID organisation,
            UUID project,
            String source,
            Instant observedAt,
            @Nullable String commit,
            @Nullable String branch,
            @Nullable String repository) {}

    /** It was observed when the archive was sent, however late it was read. */
    NewEvidence of(Job job, ScanResult result) {
        var request = ScanRequest.of(job.payload());
        return of(
                new Origin(
                        job.organisationId(),
                        Objects.requireNonNull(job.subject()),
                        ScanHandler.KIND,
                        job.createdAt(),
                        request.commit(),
                        request.branch(),
                        null),
                result);
    }

    /** The evidence of a tree. */
    public NewEvidence of(Origin origin, ScanResult result) {
        return new NewEvidence(
                ids.next(),
                origin.organisation(),
                origin.project(),
                origin.source(),
                Strength.DETECTED,
                origin.observedAt(),
                null,
                origin.commit() == null ? result.commit() : origin.commit(),
                origin.branch(),
                result.digest(),
                summary(result),
                result.facts(),
                detail(result).put("repository", origin.repository()),
                result.findings());
    }

    private static String summary(ScanResult result) {
        Object languages = result.facts().get("project.languages");
        String main = languages instanceof List<?> list && !list.isEmpty()
                ? " of "
                        + String.join(
                                ", ",
                                list.stream()
                                        .limit(SHOWN_LANGUAGES)
                                        .map(String::valueOf)
                                        .toList())
                : "";
        // a tree without any manifest is one package, one with too many tells only some
        long packages = Math.max(1, result.facts().get("project.packages") instanceof Long declared ? declared : 0);
        return "%,d files, %,d of them source%s, in %,d package%s"
                .formatted(
                        result.stats().files(), result.stats().sourceFiles(), main, packages, packages == 1 ? "" : "s");
    }

    private static JsonObject detail(ScanResult result) {
        return new JsonObject()
                .put("stats", stats(result.stats()))
                .put(
                        "packages",
                        array(result.packages().stream().limit(MOST_PACKAGES).map(ScanEvidence::onePackage)))
                .put("looked", array(result.looked().stream().map(ScanEvidence::looked)))
                .put("notes", array(result.notes().stream().limit(MOST_NOTES).map(ScanEvidence::note)));
    }

    private static JsonObject stats(ScanStats stats) {
        return new JsonObject()
                .put("format", stats.format())
                .put("files", stats.files())
                .put("bytes", stats.bytes())
                .put("sourceFiles", stats.sourceFiles())
                .put("excludedFiles", stats.excludedFiles())
                .put("oversizedFiles", stats.oversizedFiles())
                .put("links", stats.links())
                .put("manifests", stats.manifests());
    }

    private static JsonObject onePackage(PackageFacts one) {
        return new JsonObject()
                .put("path", one.path())
                .put("name", one.name())
                .put("ecosystems", new JsonArray(one.ecosystems()))
                .put("kind", one.kind())
                .put("manifests", new JsonArray(one.manifests()))
                .put("facts", new JsonObject(one.facts()));
    }

    private static JsonObject looked(Looked looked) {
        return new JsonObject()
                .put("fact", looked.fact())
                .put("rules", looked.rules())
                .put("manifests", looked.manifests())
                .put("files", looked.files())
                .put("steps", looked.steps())
                .put("matches", looked.matches())
                .put("sentence", looked.sentence());
    }

    private static JsonObject note(Finding note) {
        return new JsonObject()
                .put("path", note.path())
                .put("line", note.line() == 0 ? null : note.line())
                .put("rule", note.rule())
                .put("text", note.excerpt());
    }

    private static JsonArray array(Stream<JsonObject> items) {
        var array = new JsonArray();
        items.forEach(array::add);
        return array;
    }
}
