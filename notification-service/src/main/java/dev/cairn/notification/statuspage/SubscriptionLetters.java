package dev.cairn.notification.statuspage;

import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.letter.Letter;
import dev.cairn.notification.letter.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What who asks to be told by mail is answered there. In the Hibernate transaction that the caller is in. */
@ApplicationScoped
class SubscriptionLetters {

    private final PageRows pages;
    private final SubscriptionLinks links;
    private final Letters letters;
    private final StatusPageConfig config;
    private final Ids ids;

    SubscriptionLetters(PageRows pages, SubscriptionLinks links, Letters letters, StatusPageConfig config, Ids ids) {
        this.pages = pages;
        this.links = links;
        this.letters = letters;
        this.config = config;
        this.ids = ids;
    }

    Uni<Void> write(UUID organisation, Subscribers.Asked asked) {
        return pages.read(organisation)
                .chain(page -> letters.toOutside(
                        organisation,
                        List.of(asked.id()),
                        asked.confirmed()
                                ? already(organisation, page, asked.id())
                                : confirmation(organisation, page, asked.id())));
    }

    private Letter confirmation(UUID organisation, PageRows.Found page, UUID subscriber) {
        String link = links.of(page.slug(), organisation, subscriber, config.confirmFor());
        return new Letter(
                "status:confirm:" + subscriber + ":" + ids.next(),
                "Confirm that you want to hear of " + page.settings().title(),
                "Somebody, most likely you, asked that you are told by mail of what %s says. Confirm it within a day:"
                                .formatted(page.settings().title())
                        + " open the link and press the button.\n"
                        + "If it was not you, do nothing: you get no mails, and your address is forgotten.",
                link,
                null,
                "status.confirm",
                Map.of());
    }

    private Letter already(UUID organisation, PageRows.Found page, UUID subscriber) {
        String link = links.lasting(page.slug(), organisation, subscriber);
        return new Letter(
                "status:already:" + subscriber + ":" + ids.next(),
                "You are told of " + page.settings().title() + " already",
                "Somebody, most likely you, asked that you are told by mail of what %s says. You are already; nothing is left to do."
                                .formatted(page.settings().title())
                        + "\nBy the link you choose of what you are told, and end it.",
                link,
                link,
                "status.already",
                Map.of());
    }
}
