package dev.cairn.notification.webhook;

import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.domain.SignatureKind;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes a webhook. */
@ApplicationScoped
class CreateWebhook {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";

    private static final Logger LOG = Logger.getLogger(CreateWebhook.class);

    private final WebhookInput input;
    private final WebhookConfig config;
    private final WebhookKeys keys;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Ids ids;
    private final Times times;

    CreateWebhook(
            WebhookInput input,
            WebhookConfig config,
            WebhookKeys keys,
            IdempotentRequests requests,
            Answers answers,
            Ids ids,
            Times times) {
        this.input = input;
        this.config = config;
        this.keys = keys;
        this.requests = requests;
        this.answers = answers;
        this.ids = ids;
        this.times = times;
    }

    Uni<Response> create(UUID organisation, String slug, @Nullable String key, NewWebhook asked) {
        var row = new WebhookRow();
        row.id = ids.next();
        row.organisationId = organisation;
        row.organisationSlug = slug;
        row.name = WebhookInput.name(asked.name());
        row.eventTypes = WebhookInput.eventTypes(asked.eventTypes());
        row.mostPerMinute = WebhookInput.mostPerMinute(asked.mostPerMinute());
        row.state = WebhookRow.ACTIVE;
        row.createdAt = times.now();
        row.version = 1;
        Set<SignatureKind> kinds = WebhookInput.signatures(asked.signatures());
        return input.url(asked.url())
                .invoke(url -> row.url = url)
                .chain(() -> requests.run(organisation, "POST webhooks", key, asked, () -> keep(row, kinds)));
    }

    private Uni<Reply> keep(WebhookRow row, Set<SignatureKind> kinds) {
        WebhookSecret secret = keys.signBy(row, kinds);
        return refuseTooMany(row.organisationId)
                .chain(Panache::getSession)
                .chain(session -> session.persist(row).chain(session::flush))
                .invoke(() -> LOG.infof("webhook %s made", row.id))
                .map(done -> answers.reply(
                        201,
                        "/api/v1/webhooks/" + row.organisationSlug + "/" + row.id,
                        row.version,
                        WebhookView.of(row, secret)));
    }

    /** Those who make one at the same time are counted one after the other. */
    private Uni<Void> refuseTooMany(UUID organisation) {
        return SessionSql.rows(LOCK, "webhooks " + organisation)
                .chain(locked -> Panache.getSession())
                .chain(session -> session.createSelectionQuery(
                                "select count(w) from WebhookRow w where w.organisationId = :organisation", Long.class)
                        .setParameter("organisation", organisation)
                        .getSingleResult())
                .invoke(present -> {
                    if (present >= config.mostPerOrganisation()) {
                        throw new Problem(
                                WebhookProblem.LIMIT_REACHED,
                                "An organisation has at most %d webhooks".formatted(config.mostPerOrganisation()));
                    }
                })
                .replaceWithVoid();
    }
}
