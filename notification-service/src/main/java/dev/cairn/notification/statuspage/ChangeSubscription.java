package dev.cairn.notification.statuspage;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.channel.Channels;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.channel.Notice;
import dev.cairn.notification.channel.Sent;
import dev.cairn.notification.component.Component;
import dev.cairn.notification.component.Components;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a subscriber does by a link of its own: confirms, chooses, ends. */
@ApplicationScoped
class ChangeSubscription {

    private static final int MOST_TRIES = 5;

    /** An answer with its status. */
    record Answer(int status, MessageModel page) {}

    private record Standing(Subscriber subscriber, PageRows.Found page, List<Component> shown) {}

    private static final Answer ABSENT = new Answer(
            404,
            MessageModel.plain(
                    "This link does not work", "It is not whole, or the subscription has ended already.", null));
    private static final Answer EXPIRED =
            new Answer(410, MessageModel.plain("This link has expired", "Subscribe again to get another one.", null));

    private final SubscriptionLinks links;
    private final Subscribers subscribers;
    private final SubscriberAddresses addresses;
    private final PageRows pages;
    private final Components components;
    private final Subscribe subscribe;
    private final Channels channels;
    private final StatusPageMeters meters;
    private final Tenancy tenancy;

    ChangeSubscription(
            SubscriptionLinks links,
            Subscribers subscribers,
            SubscriberAddresses addresses,
            PageRows pages,
            Components components,
            Subscribe subscribe,
            Channels channels,
            StatusPageMeters meters,
            Tenancy tenancy) {
        this.links = links;
        this.subscribers = subscribers;
        this.addresses = addresses;
        this.pages = pages;
        this.components = components;
        this.subscribe = subscribe;
        this.channels = channels;
        this.meters = meters;
        this.tenancy = tenancy;
    }

    /** What can be done by the link. Changes nothing: programs that look into mail follow links, too. */
    Uni<Answer> look(String token) {
        return with(
                token,
                opened -> tenancy.write(
                        opened.organisation(), () -> standing(opened).map(standing -> shown(opened, standing))));
    }

    private interface Step {
        Uni<Answer> take(SubscriptionLinks.Opened opened);
    }

    private Uni<Answer> with(String token, Step step) {
        SubscriptionLinks.Opened opened = links.open(token);
        return opened == null ? Uni.createFrom().item(ABSENT) : step.take(opened);
    }

    private Uni<@Nullable Standing> standing(SubscriptionLinks.Opened opened) {
        UUID organisation = opened.organisation();
        return subscribers
                .find(organisation, opened.subscriber())
                .chain(found -> found == null
                        ? Uni.createFrom().nullItem()
                        : pages.read(organisation)
                                .chain(page -> components
                                        .all(organisation)
                                        .map(all -> new Standing(
                                                found,
                                                page,
                                                all.stream()
                                                        .filter(Component::shown)
                                                        .toList()))));
    }

    private Answer shown(SubscriptionLinks.Opened opened, @Nullable Standing standing) {
        if (standing == null) {
            return ABSENT;
        }
        Subscriber one = standing.subscriber();
        if (one.confirmed() && !one.refused()) {
            return new Answer(
                    200, chosen("Your subscription to " + title(standing), "You are told of what it says.", standing));
        }
        if (opened.expired()) {
            return EXPIRED;
        }
        boolean mail = one.kind() == ContactKind.EMAIL;
        return new Answer(
                200,
                new MessageModel(
                        mail ? "Do you want to hear of " + title(standing) + "?" : "Test the webhook",
                        mail
                                ? "You are told by mail when there are incidents or maintenance."
                                : "A signed message is sent to " + one.hint()
                                        + ". When 2xx is answered, you are subscribed.",
                        mail ? "Yes, subscribe" : "Send the test",
                        "confirm",
                        null,
                        List.of(),
                        true,
                        false,
                        null,
                        Words.path(pages.url(standing.page().slug()))));
    }

    private static String title(Standing standing) {
        return standing.page().settings().title();
    }

    private MessageModel chosen(String title, String lead, Standing standing) {
        List<UUID> chosen = standing.subscriber().components();
        var choices = standing.shown().stream()
                .map(one -> new MessageModel.Choice(
                        one.id().toString(), one.name(), chosen != null && chosen.contains(one.id())))
                .toList();
        return new MessageModel(
                title,
                lead,
                choices.isEmpty() ? null : "Save",
                "choose",
                null,
                choices,
                chosen == null,
                true,
                null,
                Words.path(pages.url(standing.page().slug())));
    }

    /** Ends it. Whoever asks again is told the same. */
    Uni<Answer> end(String token) {
        return with(
                token,
                opened -> tenancy.write(
                                opened.organisation(),
                                () -> subscribers.end(opened.organisation(), opened.subscriber()))
                        .replaceWith(new Answer(
                                200,
                                MessageModel.plain("You are not told any more", "Your address was forgotten.", null))));
    }

    /** Chooses of what is told. */
    Uni<Answer> choose(String token, @Nullable List<UUID> chosen) {
        return with(
                token,
                opened -> tenancy.write(
                        opened.organisation(),
                        () -> standing(opened).chain(standing -> {
                            if (standing == null || !standing.subscriber().confirmed()) {
                                return Uni.createFrom().item(shown(opened, standing));
                            }
                            Uni<@Nullable List<UUID>> ids = chosen == null
                                    ? Uni.createFrom().nullItem()
                                    : subscribe
                                            .choices(opened.organisation(), chosen)
                                            .map(known -> known);
                            return ids.chain(known -> subscribers.choose(opened.subscriber(), known))
                                    .chain(() -> standing(opened))
                                    .map(after -> after == null
                                            ? ABSENT
                                            : new Answer(200, chosen("Saved", "This is what you are told of.", after)));
                        })));
    }

    /** Confirms: at once by a link that came by mail, by a test for a webhook. */
    Uni<Answer> confirm(String token) {
        return with(
                token,
                opened -> tenancy.write(
                                opened.organisation(),
                                () -> standing(opened)
                                        .call(standing -> standing == null
                                                        || standing.subscriber().confirmed()
                                                ? Uni.createFrom().voidItem()
                                                : subscribers.tried(opened.subscriber())))
                        .chain(standing ->
                                standing == null ? Uni.createFrom().item(ABSENT) : confirm(opened, standing)));
    }

    private Uni<Answer> confirm(SubscriptionLinks.Opened opened, Standing standing) {
        Subscriber one = standing.subscriber();
        Destination to = addresses.open(one);
        if (one.confirmed() && !one.refused()) {
            return Uni.createFrom().item(shown(opened, standing));
        }
        if (opened.expired() || one.refused() || to == null) {
            return Uni.createFrom().item(EXPIRED);
        }
        if (one.kind() == ContactKind.EMAIL) {
            return confirmed(opened, standing, to);
        }
        if (one.tries() >= MOST_TRIES) {
            return Uni.createFrom()
                    .item(new Answer(
                            409,
                            MessageModel.plain(
                                    "It was tried too often", "Subscribe again to get another secret.", null)));
        }
        return channels.send(to, challenge(one.id()))
                .chain(sent -> sent.delivered()
                        ? confirmed(opened, standing, to)
                        : Uni.createFrom().item(new Answer(409, failed(sent, standing))));
    }

    private static Notice challenge(UUID subscriber) {
        return new Notice(
                "msg_" + subscriber,
                "Test message of a status page",
                "Answer with 2xx to subscribe.",
                null,
                "",
                "status.test",
                Map.of("subscriber", subscriber));
    }

    private MessageModel failed(Sent sent, Standing standing) {
        var attempt = sent.attempt();
        Integer status = attempt == null ? null : attempt.status();
        return new MessageModel(
                "The test failed",
                status == null ? "There was no answer." : "The answer was " + status + ". It must be 2xx.",
                "Send the test again",
                "confirm",
                null,
                List.of(),
                true,
                false,
                null,
                Words.path(pages.url(standing.page().slug())));
    }

    private Uni<Answer> confirmed(SubscriptionLinks.Opened opened, Standing standing, Destination to) {
        String mark = addresses.mark(to.kind().word(), to.address());
        return tenancy.write(
                        opened.organisation(),
                        () -> subscribers
                                .confirm(opened.organisation(), opened.subscriber(), mark)
                                .chain(() -> standing(opened)))
                .invoke(() -> meters.asked(to.kind().word(), "confirmed"))
                .map(after -> after == null
                        ? ABSENT
                        : new Answer(
                                200,
                                chosen(
                                        "You are subscribed to " + title(standing),
                                        "You are told of what it says.",
                                        after)));
    }
}
