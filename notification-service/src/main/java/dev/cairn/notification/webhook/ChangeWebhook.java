package dev.cairn.notification.webhook;

import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.webhook.domain.SignatureKind;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes and removes webhooks. */
@ApplicationScoped
class ChangeWebhook {

    private static final Logger LOG = Logger.getLogger(ChangeWebhook.class);

    private final WebhookInput input;
    private final Webhooks webhooks;
    private final WebhookKeys keys;
    private final Tenancy tenancy;

    ChangeWebhook(WebhookInput input, Webhooks webhooks, WebhookKeys keys, Tenancy tenancy) {
        this.input = input;
        this.webhooks = webhooks;
        this.keys = keys;
        this.tenancy = tenancy;
    }

    /** What a patch asks for, checked; null for what stays as it is. */
    private record Wanted(
            @Nullable String name,
            @Nullable String types,
            @Nullable String url,
            @Nullable Set<SignatureKind> signatures,
            @Nullable Integer mostPerMinute) {}

    /** Changes what the patch names. */
    Uni<WebhookView> change(UUID organisation, UUID id, @Nullable String ifMatch, WebhookPatch patch, String by) {
        String name = patch.name() == null ? null : WebhookInput.name(patch.name());
        String types = patch.eventTypes() == null ? null : WebhookInput.eventTypes(patch.eventTypes());
        String state = patch.state() == null ? null : WebhookInput.state(patch.state());
        var signatures = patch.signatures() == null ? null : WebhookInput.signatures(patch.signatures());
        Integer most = WebhookInput.mostPerMinute(patch.mostPerMinute());
        Uni<@Nullable String> url = patch.url() == null ? Uni.createFrom().nullItem() : input.url(patch.url());
        return url.map(checked -> new Wanted(name, types, checked, signatures, most))
                .chain(wanted -> tenancy.write(
                        organisation,
                        () -> webhooks.lockedRow(id)
                                .invoke(row -> ETags.demand(ifMatch, row.version))
                                .chain(row -> change(row, wanted, state, by))));
    }

    private Uni<WebhookView> change(WebhookRow row, Wanted wanted, @Nullable String state, String by) {
        WebhookSecret secret = describe(row, wanted);
        Uni<Void> entered =
                state == null || state.equals(row.state) ? Uni.createFrom().voidItem() : enter(row, state, by);
        return entered.chain(() -> Panache.getSession().chain(session -> session.flush()))
                .map(done -> WebhookView.of(row, secret));
    }

    /** @return a secret that it did not have before, to be shown once */
    private @Nullable WebhookSecret describe(WebhookRow row, Wanted wanted) {
        row.name = wanted.name() == null ? row.name : wanted.name();
        row.eventTypes = wanted.types() == null ? row.eventTypes : wanted.types();
        row.mostPerMinute = wanted.mostPerMinute() == null ? row.mostPerMinute : wanted.mostPerMinute();
        String url = wanted.url();
        if (url != null && !url.equals(row.url)) {
            row.url = url;
            row.failingSince = null;
            row.heldUntil = null;
        }
        return wanted.signatures() == null ? null : keys.signBy(row, wanted.signatures());
    }

    private Uni<Void> enter(WebhookRow row, String state, String by) {
        if (state.equals(WebhookRow.DISABLED)) {
            return webhooks.disable(row, "Disabled by " + by, true);
        }
        row.state = state;
        row.disabledReason = null;
        row.failingSince = null;
        row.heldUntil = null;
        LOG.infof("webhook %s enabled", row.id);
        return Uni.createFrom().voidItem();
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
