package dev.cairn.project.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.project.organisation.domain.Organisation;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organisation, as its members see it. */
@Schema(
        name = "Organisation",
        description = "An organisation. Its version also counts changes of its members and tokens.",
        examples = """
                {"id": "0198c0de-0000-7000-8000-000000000001", "slug": "acme", "name": "Acme", "role": "owner",
                 "version": 1, "createdAt": "2026-11-22T09:00:00Z"}""")
record OrganisationView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String slug,
        @Schema(required = true) String name,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                required = true,
                nullable = true,
                description = "The caller's role; null for an API token",
                enumeration = {"viewer", "responder", "editor", "admin", "owner"})
        @Nullable
        String role,

        @Schema(required = true) long version,
        @Schema(required = true) Instant createdAt) {

    static OrganisationView of(Organisation organisation, @Nullable String role) {
        return new OrganisationView(
                organisation.id(),
                organisation.slug(),
                organisation.name(),
                role,
                organisation.version(),
                organisation.createdAt());
    }

    /** What the audit log keeps, in which nobody's role has a place. */
    record Logged(String slug, String name, long version) {

        static Logged of(Organisation organisation) {
            return new Logged(organisation.slug(), organisation.name(), organisation.version());
        }
    }
}
