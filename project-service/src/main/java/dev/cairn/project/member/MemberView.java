package dev.cairn.project.member;

import dev.cairn.project.member.domain.Member;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member, as shown. */
@Schema(name = "Member", description = "A person in an organisation.", examples = """
                {"id": "0198c0de-0000-7000-8000-000000000002", "subject": "ana", "name": "Ana Almeida", "role": "owner",
                 "version": 1, "addedAt": "2026-11-22T09:00:00Z"}""")
record MemberView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The person's sub at the identity provider")
        String subject,

        @Schema(required = true) String name,

        @Schema(
                required = true,
                enumeration = {"viewer", "responder", "editor", "admin", "owner"})
        String role,

        @Schema(required = true) long version,
        @Schema(required = true) Instant addedAt) {

    static MemberView of(Member member) {
        return new MemberView(
                member.id(), member.subject(), member.name(), member.role().word(), member.version(), member.addedAt());
    }
}
