package dev.cairn.project.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.project.project.domain.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project, as shown. */
@Schema(name = "Project", description = "A product on its way.", examples = """
                {"id": "0198c0de-0000-7000-8000-000000000004", "slug": "shop", "name": "Shop", "startDate": "2026-09-01",
                 "urls": {"app": "https://shop.example.com/"}, "tags": ["web"], "coreFlow": "POST /orders", "phase": "mvp", "hypothesis": null,
                 "version": 1, "createdAt": "2026-11-22T09:00:00Z", "updatedAt": "2026-11-22T09:00:00Z"}""")
record ProjectView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String slug,
        @Schema(required = true) String name,

        @Schema(required = true, description = "The day from which its pace is counted")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        LocalDate startDate,

        @Schema(required = true, description = "Addresses by purpose: app, repository, docs, status")
        Map<String, String> urls,

        @Schema(required = true) List<String> tags,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                required = true,
                nullable = true,
                description =
                        "What the product exists for: a path in its repository, or a route; null while none is named")
        @Nullable
        String coreFlow,

        @Schema(
                required = true,
                description = "Id of the phase that the team declares, one of the roadmap that the project follows")
        String phase,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(required = true, nullable = true, description = "Null while none is stated")
        @Nullable
        HypothesisView hypothesis,

        @Schema(required = true) long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    static ProjectView of(Project project) {
        return new ProjectView(
                project.id(),
                project.slug(),
                project.details().name(),
                project.details().startDate(),
                project.details().urls(),
                project.details().tags(),
                project.details().coreFlow(),
                project.phase(),
                HypothesisView.of(project.hypothesis()),
                project.version(),
                project.createdAt(),
                project.updatedAt());
    }
}
