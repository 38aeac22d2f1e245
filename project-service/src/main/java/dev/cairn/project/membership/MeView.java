package dev.cairn.project.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The person who asks. */
@Schema(name = "Me", description = "The person who asks, and the first 100 of their organisations.", examples = """
                {"subject": "ana", "name": "Ana Almeida", "email": "ana@example.com", "organisations":
                 [{"id": "0198c0de-0000-7000-8000-000000000001", "slug": "acme", "name": "Acme", "role": "owner"}]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeView(
        @Schema(required = true) String subject,
        @Schema(required = true) String name,

        @Schema(description = "As the identity provider tells it; absent when it does not") @Nullable
        String email,

        @Schema(required = true) List<MyOrganisation> organisations) {

    /** One of the person's organisations. */
    @Schema(name = "MyOrganisation")
    record MyOrganisation(
            @Schema(required = true) UUID id,
            @Schema(required = true) String slug,
            @Schema(required = true) String name,

            @Schema(
                    required = true,
                    enumeration = {"viewer", "responder", "editor", "admin", "owner"})
            String role) {}
}
