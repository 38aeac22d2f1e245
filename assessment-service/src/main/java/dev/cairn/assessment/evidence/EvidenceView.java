package dev.cairn.assessment.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Evidence as the API shows it; what is only told of a single one is absent in lists. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Evidence", description = "What a source observed about a project. It never changes.", examples = """
                {"id": "0198c0de-0000-7000-8000-000000000008", "source": "scan", "strength": "detected",
                 "observedAt": "2026-11-22T09:00:00Z", "recordedAt": "2026-11-22T09:00:02Z",
                 "staleAt": "2027-02-20T09:00:00Z", "commit": "0123456789abcdef0123456789abcdef01234567",
                 "branch": "main",
                 "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 "summary": "7 files, 3 of them source of typescript, in 1 package",
                 "facts": {"ci.runs_tests": true, "project.languages": ["typescript"]}}""")
record EvidenceView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                enumeration = {
                    "scan",
                    "repository",
                    "hypothesis",
                    "project",
                    "core-flow",
                    "attestation",
                    "fire-drill",
                    "on-call"
                })
        String source,

        @Schema(
                required = true,
                enumeration = {"claimed", "detected", "demonstrated"})
        String strength,

        @Schema(required = true, description = "When it was so")
        Instant observedAt,

        @Schema(required = true, description = "When Cairn heard of it")
        Instant recordedAt,

        @Schema(
                description =
                        "When the first check of the roadmap that counts now takes it for too old, or an attestation ends;"
                                + " absent: never")
        @Nullable
        Instant staleAt,

        @Schema(
                description =
                        "When newer evidence of the same source took its place, or it was withdrawn; absent: it counts")
        @Nullable
        Instant supersededAt,

        @Nullable String commit,
        @Nullable String branch,
        @Schema(required = true) String digest,

        @Schema(required = true, description = "One sentence")
        String summary,

        @Schema(required = true, description = "Truth values, numbers, texts or lists of texts, by name")
        Map<String, Object> facts,

        @Schema(description = "Sizes, of a scan") @Nullable Object stats,

        @Schema(description = "URL of the repository that was read; absent for an archive") @Nullable
        String repository,

        @Schema(description = "Packages with their own facts, of a scan; at most 200") @Nullable
        List<Object> packages,

        @Schema(description = "Where a scan looked for each fact") @Nullable
        List<Object> looked,

        @Schema(description = "What a scan could not read; at most 200") @Nullable
        List<Object> notes) {

    static final String COLUMNS = "id, source, strength, observed_at, recorded_at, stale_at, superseded_at, commit_id,"
            + " branch, digest, summary, facts";

    /** Without what only the single resource tells. */
    static EvidenceView brief(Row row, Roadmap followed) {
        return of(row, followed, new JsonObject());
    }

    static EvidenceView whole(Row row, Roadmap followed) {
        return of(row, followed, row.getJsonObject("detail"));
    }

    /** How long it is good for is by the roadmap that counts now, which may be another than when it was recorded. */
    private static @Nullable Instant staleAt(Row row, Roadmap followed) {
        return row.getString("source").equals("attestation")
                ? instant(row.getOffsetDateTime("stale_at"))
                : new Freshness(followed)
                        .staleAt(
                                Strength.ofWord(row.getString("strength")),
                                row.getJsonObject("facts").fieldNames(),
                                row.getOffsetDateTime("observed_at").toInstant());
    }

    private static EvidenceView of(Row row, Roadmap followed, JsonObject detail) {
        return new EvidenceView(
                row.getUUID("id"),
                row.getString("source"),
                row.getString("strength"),
                row.getOffsetDateTime("observed_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                staleAt(row, followed),
                instant(row.getOffsetDateTime("superseded_at")),
                row.getString("commit_id"),
                row.getString("branch"),
                row.getString("digest"),
                row.getString("summary"),
                row.getJsonObject("facts").getMap(),
                detail.getMap().get("stats"),
                detail.getString("repository"),
                list(detail, "packages"),
                list(detail, "looked"),
                list(detail, "notes"));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Object> list(JsonObject detail, String name) {
        var array = detail.getJsonArray(name);
        return array == null ? null : array.getList();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
