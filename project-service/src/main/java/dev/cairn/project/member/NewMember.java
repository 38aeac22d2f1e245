package dev.cairn.project.member;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.member.domain.MemberRole;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is to be added. */
@Schema(examples = "{\"subject\": \"ben\", \"name\": \"Ben Berger\", \"role\": \"editor\"}")
record NewMember(
        @NotBlank @Size(max = Bounds.SUBJECT) String subject,
        @NotBlank @Size(max = Bounds.NAME) String name,

        @NotNull
        @Pattern(regexp = MemberRole.PATTERN, message = "must be one of viewer, responder, editor, admin, owner")
        String role) {}
