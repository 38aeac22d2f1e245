package dev.cairn.notification.statuspage;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.letter.Letter;
import dev.cairn.notification.letter.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to all subscribers. One row per announcement is written with what it tells of; a letter to each subscriber is
 * queued from it afterwards, some at a time. Everything is done in the Hibernate transaction that the caller is in.
 */
@ApplicationScoped
class Announcements {

    /** Where it is told that there is something to tell. */
    static final String CHANNEL = "cairn_status_announcement";

    /** Subscribers in one transaction. */
    static final int AT_ONCE = 100;

    private static final String ADD = """
            insert into status_announcement
                (id, organisation_id, once, subject, body, type, data, components, queued_at, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now()) on conflict (organisation_id, once) do nothing""";
    private static final String WAKE = "select 1 from (select pg_notify('cairn_status_announcement', '')) as woken";
    private static final String CLAIM = """
            select once, subject, body, type, data, components, queued_at, reached from status_announcement
            where organisation_id = $1 and id = $2 and due_at <= now() for update skip locked""";

    /**
     * Something to tell.
     *
     * @param once the same is told only once; up to 150 characters
     * @param data for webhooks, as JSON
     * @param components that it concerns; empty for all
     */
    record Announcement(
            String once,
            String subject,
            String text,
            String type,
            Map<String, Object> data,
            Collection<UUID> components) {}

    private record Claimed(
            String once,
            String subject,
            String text,
            String type,
            Map<String, Object> data,
            List<UUID> components,
            OffsetDateTime queuedAt,
            @Nullable UUID reached) {}

    private final PageRows pages;
    private final Subscribers subscribers;
    private final SubscriptionLinks links;
    private final Letters letters;
    private final Json json;
    private final Ids ids;

    Announcements(
            PageRows pages, Subscribers subscribers, SubscriptionLinks links, Letters letters, Json json, Ids ids) {
        this.pages = pages;
        this.subscribers = subscribers;
        this.links = links;
        this.letters = letters;
        this.json = json;
        this.ids = ids;
    }

    /** Queues it; while the page is off nothing is told to anybody. */
    Uni<Void> add(UUID organisation, Announcement what) {
        return pages.read(organisation)
                .chain(page -> page.settings().enabled()
                        ? SessionSql.change(
                                        ADD,
                                        ids.next(),
                                        organisation,
                                        what.once(),
                                        cut(what.subject(), 500),
                                        cut(what.text(), 15_000),
                                        what.type(),
                                        json.write(what.data()),
                                        json.write(what.components()))
                                .chain(() -> SessionSql.rows(WAKE))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    }

    /**
     * Queues letters to the next subscribers.
     *
     * @return whether there may be more
     */
    Uni<Boolean> tellSome(UUID organisation, UUID announcement) {
        return SessionSql.first(CLAIM, organisation, announcement).chain(row -> {
            if (row == null) {
                return Uni.createFrom().item(false);
            }
            var claimed = claimed(row);
            return pages.read(organisation)
                    .chain(page -> page.settings().enabled()
                            ? subscribers
                                    .next(organisation, claimed.reached(), claimed.queuedAt(), AT_ONCE)
                                    .call(told -> queue(organisation, page, claimed, told))
                                    .chain(told -> keep(announcement, told))
                            : keep(announcement, List.of()));
        });
    }

    @SuppressWarnings("unchecked") // JSON objects have strings as keys
    private Claimed claimed(@Nullable Object[] row) {
        return new Claimed(
                String.valueOf(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                String.valueOf(row[3]),
                json.read(String.valueOf(row[4]), Map.class),
                Arrays.asList(json.read(String.valueOf(row[5]), UUID[].class)),
                (OffsetDateTime) Objects.requireNonNull(row[6]),
                (UUID) row[7]);
    }

    private Uni<Void> queue(
            UUID organisation, PageRows.Found page, Claimed claimed, List<Subscribers.Told> subscribers) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Subscribers.Told one : subscribers) {
            if (Subscriber.wants(one.components(), claimed.components())) {
                steps = steps.chain(() ->
                        letters.toOutside(organisation, List.of(one.id()), letter(organisation, page, claimed, one)));
            }
        }
        return steps;
    }

    /** Each has a link of its own, by which it is ended. */
    private Letter letter(UUID organisation, PageRows.Found page, Claimed claimed, Subscribers.Told to) {
        String ending = links.lasting(page.slug(), organisation, to.id());
        String text = "%s\n\nYou are told since you subscribed to %s. Change or end it: %s"
                .formatted(claimed.text(), page.settings().title(), ending);
        return new Letter(
                claimed.once(),
                claimed.subject(),
                text,
                pages.url(page.slug()),
                ending,
                claimed.type(),
                claimed.data());
    }

    private static Uni<Boolean> keep(UUID announcement, List<Subscribers.Told> told) {
        if (told.size() < AT_ONCE) {
            return SessionSql.change("delete from status_announcement where id = $1", announcement)
                    .replaceWith(false);
        }
        UUID last = told.get(told.size() - 1).id();
        return SessionSql.change("update status_announcement set reached = $2 where id = $1", announcement, last)
                .replaceWith(true);
    }
}
