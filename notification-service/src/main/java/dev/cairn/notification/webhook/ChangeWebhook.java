package dev.cairn.notification.webhook;

import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes and removes webhooks. */
@ApplicationScoped
class ChangeWebhook {

    private static final Logger LOG = Logger.getLogger(ChangeWebhook.class);

    private final WebhookInput input;
    private final WebhookConfig config;
    private final Webhooks webhooks;
    private final Secrets secrets;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Times times;

    ChangeWebhook(
            WebhookInput input,
            WebhookConfig config,
            Webhooks webhooks,
            Secrets secrets,
            Tenancy tenancy,
            IdempotentRequests requests,
            Answers answers,
            Times times) {
        this.input = input;
        this.config = config;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.tenancy = tenancy;
        this.requests = requests;
        this.answers = answers;
        this.times = times;
    }

    /** Changes what the patch names. */
    Uni<WebhookView> change(UUID organisation, UUID id, @Nullable String ifMatch, WebhookPatch patch, String by) {
        String name = patch.name() == null ? null : WebhookInput.name(patch.name());
        String types = patch.eventTypes() == null ? null : WebhookInput.eventTypes(patch.eventTypes());
        String state = patch.state() == null ? null : WebhookInput.state(patch.state());
        Uni<@Nullable String> url = patch.url() == null ? Uni.createFrom().nullItem() : input.url(patch.url());
        return url.chain(checked -> tenancy.write(
                organisation,
                () -> webhooks.lockedRow(id)
                        .invoke(row -> ETags.demand(ifMatch, row.version))
                        .invoke(row -> describe(row, name, types, checked))
                        .call(row -> state == null || state.equals(row.state)
                                ? Uni.createFrom().voidItem()
                                : enter(row, state, by))
                        .call(() -> Panache.getSession().chain(session -> session.flush()))
                        .map(WebhookView::of)));
    }

    private static void describe(WebhookRow row, @Nullable String name, @Nullable String types, @Nullable String url) {
        row.name = name == null ? row.name : name;
        row.eventTypes = types == null ? row.eventTypes : types;
        if (url != null && !url.equals(row.url)) {
            row.url = url;
            row.failingSince = null;
            row.heldUntil = null;
        }
    }

    private Uni<Void> enter(WebhookRow row, String state, String by) {
        if (state.equals(WebhookRow.DISABLED)) {
            return webhooks.disable(row, "Disabled by " + by);
        }
        row.state = state;
        row.disabledReason = null;
        row.failingSince = null;
        row.heldUntil = null;
        LOG.infof("webhook %s enabled", row.id);
        return Uni.createFrom().voidItem();
    }

    /** Gives it a new secret; the one before signs too for a while. */
    Uni<Response> rotate(UUID organisation, UUID id, @Nullable String key) {
        return requests.run(
                organisation,
                "POST webhooks/" + id + "/rotate-secret",
                key,
                "",
                () -> webhooks.lockedRow(id).chain(this::rotate));
    }

    private Uni<Reply> rotate(WebhookRow row) {
        WebhookSecret secret = secrets.make();
        row.previousSecret = row.secret;
        row.previousUntil = times.now().plus(config.previousSecretFor());
        row.secret = secrets.seal(row.id, secret);
        LOG.infof("webhook %s has a new secret", row.id);
        return Panache.getSession()
                .chain(session -> session.flush())
                .map(done -> answers.reply(200, null, row.version, WebhookView.of(row, secret.shown())));
    }

    /** Removes it, with its deliveries. */
    Uni<Void> remove(UUID organisation, UUID id, @Nullable String ifMatch) {
        return tenancy.write(
                organisation,
                () -> webhooks.lockedRow(id)
                        .invoke(row -> ETags.demand(ifMatch, row.version))
                        .chain(row -> Panache.getSession().chain(session -> session.remove(row)))
                        .invoke(() -> LOG.infof("webhook %s removed", id)));
    }
}
