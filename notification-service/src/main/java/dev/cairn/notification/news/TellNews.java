package dev.cairn.notification.news;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.letter.Letter;
import dev.cairn.notification.letter.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes one letter of all the news that waits for a person. */
@ApplicationScoped
class TellNews {

    static final String TYPE = "alert.news";

    /** Two that look at once: one gets the rows, the other finds none that is free. */
    private static final String TAKE = """
            select n.alert_id, a.title, a.severity, n.what, n.by_name, n.at,
                a.state <> 'open' and exists (select 1 from page_message m
                    where m.alert_id = n.alert_id and m.person = n.person and m.state = 'sent'),
                o.slug, n.due_at <= now()
            from alert_news n
            join alert a on a.id = n.alert_id
            join known_organisation o on o.organisation_id = n.organisation_id
            where n.organisation_id = $1 and n.person = $2
            order by n.at, n.alert_id, n.what
            for update of n skip locked""";

    private static final String DONE = """
            delete from alert_news where organisation_id = $1 and person = $2
                and (alert_id, what) in (select * from unnest($3::uuid[], $4::text[]))""";
    private static final String PUT_OFF = """
            update alert_news set due_at = now() + interval '1 minute' where organisation_id = $1 and person = $2""";

    private final Letters letters;
    private final Tenancy tenancy;
    private final NewsConfig config;
    private final Ids ids;
    private final String publicUrl;

    TellNews(
            Letters letters,
            Tenancy tenancy,
            NewsConfig config,
            Ids ids,
            @ConfigProperty(name = "cairn.public-url") String publicUrl) {
        this.letters = letters;
        this.tenancy = tenancy;
        this.config = config;
        this.ids = ids;
        this.publicUrl = publicUrl;
    }

    /** Queues the letter and forgets the news, in one transaction. */
    Uni<Void> tell(UUID organisation, String person) {
        return tenancy.write(
                organisation,
                () -> SessionSql.rows(TAKE, organisation, person)
                        .chain(rows -> rows.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : tell(
                                        organisation,
                                        person,
                                        rows.stream()
                                                .filter(row -> isTold(row) || Boolean.TRUE.equals(row[8]))
                                                .map(News::read)
                                                .toList(),
                                        rows.stream()
                                                .filter(TellNews::isTold)
                                                .map(News::read)
                                                .toList(),
                                        String.valueOf(rows.get(0)[7]))));
    }

    private static boolean isTold(@Nullable Object[] row) {
        return Boolean.TRUE.equals(row[6]);
    }

    /**
     * What is no news is forgotten when it is due, and not before: the page about it may still be under way.
     *
     * @param told that are news: they were paged about it, and it is not open again
     */
    private Uni<Void> tell(UUID organisation, String person, List<News> all, List<News> told, String slug) {
        Uni<Integer> queued = told.isEmpty()
                ? Uni.createFrom().item(0)
                : letters.toPeople(organisation, List.of(person), letter(slug, told));
        return queued.chain(() -> SessionSql.change(
                        DONE,
                        organisation,
                        person,
                        all.stream().map(News::alert).toArray(UUID[]::new),
                        all.stream().map(News::what).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** One that fails must not be the first of all for ever. */
    Uni<Void> putOff(UUID organisation, String person) {
        return tenancy.write(organisation, () -> SessionSql.change(PUT_OFF, organisation, person))
                .replaceWithVoid();
    }

    private Letter letter(String slug, List<News> told) {
        long alerts = told.stream().map(News::alert).distinct().count();
        News last = told.get(told.size() - 1);
        String subject = alerts == 1
                ? "Cairn: %s: %s".formatted(last.what(), last.title())
                : "Cairn: news of %d alerts that you were paged about".formatted(alerts);
        String place = publicUrl + "/o/" + slug + "/alerts";
        return new Letter(
                "news:" + ids.next(),
                subject,
                text(told),
                alerts == 1 ? place + "/" + last.alert() : place,
                null,
                TYPE,
                Map.of(
                        "organisation",
                        slug,
                        "alerts",
                        told.stream().limit(config.mostNamed()).toList(),
                        "more",
                        Math.max(0, told.size() - config.mostNamed())));
    }

    private String text(List<News> told) {
        String named = told.stream()
                .limit(config.mostNamed())
                .map(news -> "%s (%s)".formatted(news.told(), news.at().truncatedTo(ChronoUnit.SECONDS)))
                .collect(Collectors.joining("\n"));
        int more = told.size() - config.mostNamed();
        return "You were paged about this. Nothing is to be done by you now.\n\n" + named
                + (more > 0 ? "\nand %d more".formatted(more) : "");
    }
}
