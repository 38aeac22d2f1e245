package dev.cairn.project.membership;

import dev.cairn.kit.access.Membership;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What ties the caller to an organisation. */
@Schema(
        name = "Membership",
        description = "What ties the caller to an organisation: a person's role, or a token's scopes.",
        examples = """
                {"organisationId": "0198c0de-0000-7000-8000-000000000001", "organisationSlug": "acme", "role": "editor",
                 "scopes": [], "callerId": "ben", "callerName": "Ben Berger"}""")
record MembershipView(
        @Schema(required = true) UUID organisationId,
        @Schema(required = true) String organisationSlug,

        @Schema(
                required = true,
                nullable = true,
                description = "Null for an API token",
                enumeration = {"viewer", "responder", "editor", "admin", "owner"})
        @Nullable
        String role,

        @Schema(required = true, description = "Empty for a person")
        List<String> scopes,

        @Schema(required = true, description = "Subject of the person, or id of the token")
        String callerId,

        @Schema(required = true) String callerName) {

    static MembershipView of(Membership membership) {
        Role role = membership.role();
        return new MembershipView(
                membership.organisationId(),
                membership.organisationSlug(),
                role == null ? null : role.word(),
                membership.scopes().stream().map(Scope::word).sorted().toList(),
                membership.callerId(),
                membership.callerName());
    }
}
