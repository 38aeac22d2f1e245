package dev.cairn.notification.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contact method as its owner is shown it.
 *
 * @param secret only in the answer that made a webhook
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ContactMethod", examples = """
        {"id": "01990b20-0000-7000-8000-000000000001", "kind": "email", "name": "Mail", "hint": "a…@example.com",
        "verified": true, "letters": true, "createdAt": "2026-04-12T09:00:00Z"}""")
record ContactMethodView(
        UUID id,

        @Schema(enumeration = {"email", "webhook", "slack", "teams", "discord", "mattermost", "sms", "voice"})
        String kind,

        String name,

        @Schema(description = "What is shown of the address; the whole of it is shown to nobody")
        String hint,

        @Schema(description = "Only a method that was proved by a code is used")
        boolean verified,

        @Schema(description = "Whether what is no page goes by it: news of alerts you were told of, digests, incidents")
        boolean letters,

        Instant createdAt,

        @Schema(description = "whsec_ and base 64; shown once") @Nullable
        String secret) {

    static ContactMethodView of(ContactMethod method) {
        return of(method, null);
    }

    static ContactMethodView of(ContactMethod method, @Nullable String secret) {
        return new ContactMethodView(
                method.id(),
                method.kind().word(),
                method.name(),
                method.hint(),
                method.isVerified(),
                method.letters(),
                method.createdAt(),
                secret);
    }
}
