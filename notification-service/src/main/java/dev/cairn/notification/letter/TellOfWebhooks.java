package dev.cairn.notification.letter;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.webhook.WebhookWatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the admins by letter that a webhook was disabled for failing: where it led nobody hears of it. */
@ApplicationScoped
class TellOfWebhooks implements WebhookWatcher {

    private static final String ADMINS =
            "select subject from known_member where organisation_id = $1 and role in ('admin', 'owner')";

    private final Letters letters;
    private final String publicUrl;

    TellOfWebhooks(Letters letters, @ConfigProperty(name = "cairn.public-url") String publicUrl) {
        this.letters = letters;
        this.publicUrl = publicUrl;
    }

    @Override
    public Uni<Void> disabled(Disabled disabled) {
        if (disabled.byPerson()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.rows(ADMINS, disabled.organisation())
                .map(rows -> rows.stream().map(row -> String.valueOf(row[0])).toList())
                .chain(admins -> letters.toPeople(disabled.organisation(), admins, letter(disabled)))
                .replaceWithVoid();
    }

    private Letter letter(Disabled disabled) {
        String text = """
                %s

                Nothing is sent to it until an admin enables it again. Deliveries that failed can be sent again one by one, and
                a whole time by a replay.""";
        return new Letter(
                "webhook-disabled:" + disabled.at(),
                "Webhook %s of %s is disabled".formatted(disabled.name(), disabled.organisationSlug()),
                text.formatted(disabled.reason()),
                publicUrl + "/o/" + disabled.organisationSlug() + "/settings/webhooks/" + disabled.webhook(),
                null,
                "webhook.disabled",
                Map.of(
                        "organisation",
                        disabled.organisationSlug(),
                        "webhook",
                        Map.of("id", disabled.webhook(), "name", disabled.name()),
                        "reason",
                        disabled.reason()));
    }
}
