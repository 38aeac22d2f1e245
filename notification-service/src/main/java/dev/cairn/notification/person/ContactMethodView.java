package dev.cairn.notification.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.webhook.domain.SignatureKind;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contact method as its owner is shown it.
 *
 * @param signatures of a webhook
 * @param publicKey of a webhook that signs by v1a
 * @param previousPublicKey the one before; it signs too until previousKeysUntil
 * @param secret only in the answer that made a webhook, or gave it another
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

        @Nullable List<String> signatures,

        @Schema(description = "whpk_ and base 64: verifies v1a") @Nullable
        String publicKey,

        @Nullable String previousPublicKey,
        @Nullable Instant previousKeysUntil,

        @Schema(description = "whsec_ and base 64; shown once") @Nullable
        String secret) {

    static ContactMethodView of(ContactMethod method) {
        return of(method, null);
    }

    static ContactMethodView of(ContactMethod method, @Nullable WebhookSecret secret) {
        SealedKeys keys = method.keys();
        return new ContactMethodView(
                method.id(),
                method.kind().word(),
                method.name(),
                method.hint(),
                method.isVerified(),
                method.letters(),
                method.createdAt(),
                method.kind() == ContactKind.WEBHOOK ? signatures(keys) : null,
                keys.publicKey(),
                keys.previousPublicKey(),
                keys.previousUntil(),
                secret == null ? null : secret.shown());
    }

    private static List<String> signatures(SealedKeys keys) {
        return Stream.of(SignatureKind.values())
                .filter(kind -> (kind == SignatureKind.V1 ? keys.secret() : keys.keyPair()) != null)
                .map(SignatureKind::word)
                .toList();
    }
}
