package dev.cairn.notification.webhook;

import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives webhooks new keys; those before sign too for a while, so that receivers can change in their own time. */
@ApplicationScoped
class RotateKeys {

    private static final Logger LOG = Logger.getLogger(RotateKeys.class);

    private final Webhooks webhooks;
    private final WebhookKeys keys;
    private final WebhookConfig config;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Times times;

    RotateKeys(
            Webhooks webhooks,
            WebhookKeys keys,
            WebhookConfig config,
            IdempotentRequests requests,
            Answers answers,
            Times times) {
        this.webhooks = webhooks;
        this.keys = keys;
        this.config = config;
        this.requests = requests;
        this.answers = answers;
        this.times = times;
    }

    /** A new secret, shown in the answer. */
    Uni<Response> secret(UUID organisation, UUID id, @Nullable String key) {
        return rotate(organisation, id, key, "rotate-secret", row -> {
            refuseWithout(row.secret, "It has no secret: it signs by v1a only");
            return keys.rotateSecret(row, until());
        });
    }

    /** A new key pair. */
    Uni<Response> keyPair(UUID organisation, UUID id, @Nullable String key) {
        return rotate(organisation, id, key, "rotate-key", row -> {
            refuseWithout(row.keyPair, "It has no key pair: it signs by v1 only");
            keys.rotateKeyPair(row, until());
            return null;
        });
    }

    private Uni<Response> rotate(
            UUID organisation,
            UUID id,
            @Nullable String key,
            String what,
            Function<WebhookRow, @Nullable WebhookSecret> change) {
        return requests.run(
                organisation,
                "POST webhooks/" + id + "/" + what,
                key,
                "",
                () -> webhooks.lockedRow(id).chain(row -> changed(row, change.apply(row), what)));
    }

    private Uni<Reply> changed(WebhookRow row, @Nullable WebhookSecret secret, String what) {
        LOG.infof("webhook %s: %s", row.id, what);
        return Panache.getSession()
                .chain(session -> session.flush())
                .map(done -> answers.reply(200, null, row.version, WebhookView.of(row, secret)));
    }

    private Instant until() {
        return times.now().plus(config.previousSecretFor());
    }

    private static void refuseWithout(byte @Nullable [] present, String why) {
        if (present == null) {
            throw new Problem(WebhookProblem.SIGNATURE_NOT_USED, why);
        }
    }
}
