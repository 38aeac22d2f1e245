package dev.cairn.notification.statuspage;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.limits.RateLimit;
import dev.cairn.kit.limits.RateLimits;
import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.component.Component;
import dev.cairn.notification.component.Components;
import dev.cairn.notification.person.domain.Hints;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes in who asks to be told. Whether an address is known already is told to nobody but its owner: the answer is one and the
 * same, and what differs is in the mail.
 */
@ApplicationScoped
class Subscribe {

    private static final UUID EVERYWHERE = new UUID(0, 0);
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_URL = 2048;
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private static final Logger LOG = Logger.getLogger(Subscribe.class);

    /** Why somebody cannot subscribe, for people. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /** A webhook that is to be confirmed: its secret, shown this once, and where its page is. */
    record Webhook(String secret, String link) {}

    private final PageRows pages;
    private final Subscribers subscribers;
    private final SubscriberAddresses addresses;
    private final SubscriptionLinks links;
    private final Components components;
    private final SubscriptionLetters letters;
    private final GuardedHttpClient client;
    private final StatusPageConfig config;
    private final StatusPageMeters meters;
    private final Tenancy tenancy;
    private final Ids ids;
    private final RateLimit mails;
    private final RateLimit mailsOfDay;
    private final RateLimit callers;

    Subscribe(
            PageRows pages,
            Subscribers subscribers,
            SubscriberAddresses addresses,
            SubscriptionLinks links,
            Components components,
            SubscriptionLetters letters,
            GuardedHttpClient client,
            StatusPageConfig config,
            StatusPageMeters meters,
            Tenancy tenancy,
            Ids ids,
            RateLimits limits) {
        this.pages = pages;
        this.subscribers = subscribers;
        this.addresses = addresses;
        this.links = links;
        this.components = components;
        this.letters = letters;
        this.client = client;
        this.config = config;
        this.meters = meters;
        this.tenancy = tenancy;
        this.ids = ids;
        this.mails = limits.limit("status-mails", config.addressMails(), config.window());
        this.mailsOfDay = limits.limit("status-mails-of-day", config.addressMailsOfDay(), Duration.ofDays(1));
        this.callers = limits.limit("subscriptions", config.subscriptions(), config.window());
    }

    /** Has a mail sent that confirms, or one that says that nothing is left to confirm. */
    Uni<Void> byMail(UUID organisation, @Nullable String given, @Nullable List<UUID> chosen, RoutingContext request) {
        String address = given == null ? "" : given.strip();
        if (address.length() > LONGEST_MAIL || !MAIL.matcher(address).matches()) {
            throw new Refused("This is no e-mail address.");
        }
        callers.count("subscribe", request);
        String mark = addresses.mark("email", address);
        if (!mayMail(addresses.mark("email", address.replaceFirst("\\+[^@]*@", "@")), request)) {
            meters.asked("email", "held");
            return Uni.createFrom().voidItem();
        }
        UUID id = ids.next();
        var wanted = new Subscriber(
                id,
                ContactKind.EMAIL,
                addresses.seal(id, address),
                null,
                Hints.ofMail(address),
                chosen,
                false,
                false,
                0);
        return tenancy.write(
                        organisation,
                        () -> refuseTooMany(organisation)
                                .chain(() -> known(organisation, wanted))
                                .chain(checked -> subscribers.add(organisation, checked, mark))
                                .chain(asked -> letters.write(organisation, asked)))
                .invoke(() -> meters.asked("email", "asked"));
    }

    /**
     * The budget of a mailbox is its owner's affair: neither the answer nor its headers tell of it. What stands behind a plus is one
     * mailbox with what stands before it.
     */
    private boolean mayMail(String mark, RoutingContext request) {
        var headers = request.response().headers();
        String left = headers.get("RateLimit");
        String policy = headers.get("RateLimit-Policy");
        try {
            mails.count(EVERYWHERE, mark, request);
            mailsOfDay.count(EVERYWHERE, mark, request);
            return true;
        } catch (Problem tooMany) {
            return false;
        } finally {
            headers.set("RateLimit", left);
            headers.set("RateLimit-Policy", policy);
        }
    }

    /** Those who never confirm give way to who comes, so that nobody can shut the page to others by asking for many. */
    private Uni<Void> refuseTooMany(UUID organisation) {
        return subscribers.counts(organisation).chain(counts -> {
            if (counts.email() + counts.webhook() >= config.mostSubscribers()) {
                LOG.warnf("status page of %s: no room for another subscriber", organisation);
                throw new Refused("Nobody can subscribe at the moment. Try again tomorrow, or follow the feed.");
            }
            return counts.unconfirmed() >= config.mostUnconfirmed()
                    ? subscribers.forgetOldestUnconfirmed(organisation)
                    : Uni.createFrom().voidItem();
        });
    }

    /** Only components that the page shows can be chosen; who chose none of them chose nothing. */
    private Uni<Subscriber> known(UUID organisation, Subscriber wanted) {
        List<UUID> chosen = wanted.components();
        return chosen == null
                ? Uni.createFrom().item(wanted)
                : choices(organisation, chosen)
                        .map(ids -> new Subscriber(
                                wanted.id(),
                                wanted.kind(),
                                wanted.address(),
                                wanted.secret(),
                                wanted.hint(),
                                ids,
                                false,
                                false,
                                0));
    }

    /** Those of the chosen components that there are to choose, in the transaction that the caller is in. */
    Uni<List<UUID>> choices(UUID organisation, List<UUID> chosen) {
        return components.all(organisation).map(all -> {
            var ids = all.stream()
                    .filter(Component::shown)
                    .map(Component::id)
                    .filter(chosen::contains)
                    .toList();
            if (ids.isEmpty()) {
                throw new Refused("Choose at least one component, or all.");
            }
            return ids;
        });
    }

    /** Makes a secret for a webhook that is to confirm by a test. One that is there already stays until another has confirmed. */
    Uni<Webhook> byWebhook(
            UUID organisation, @Nullable String given, @Nullable List<UUID> chosen, RoutingContext request) {
        String url = given == null ? "" : given.strip();
        if (url.isEmpty() || url.length() > LONGEST_URL) {
            throw new Refused("This is no URL.");
        }
        callers.count("subscribe", request);
        UUID id = ids.next();
        var secret = addresses.makeSecret();
        return client.check(url)
                .invoke(refusal -> refusal.ifPresent(reason -> {
                    throw new Refused("The URL " + reason + ".");
                }))
                .chain(() -> tenancy.write(
                        organisation,
                        () -> refuseTooMany(organisation)
                                .chain(() -> known(
                                        organisation,
                                        new Subscriber(
                                                id,
                                                ContactKind.WEBHOOK,
                                                addresses.seal(id, url),
                                                addresses.seal(id, secret),
                                                Hints.ofUrl(url),
                                                chosen,
                                                false,
                                                false,
                                                0)))
                                .chain(wanted -> subscribers.add(organisation, wanted, addresses.noMark()))
                                .chain(() -> pages.read(organisation))
                                .map(page -> new Webhook(
                                        secret.shown(), links.of(page.slug(), organisation, id, config.confirmFor())))))
                .invoke(() -> meters.asked("webhook", "asked"));
    }
}
