package dev.cairn.notification.measure;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.measure.PeopleMeasuresView.PersonMeasure;
import dev.cairn.notification.measure.domain.NightLoad;
import dev.cairn.notification.measure.domain.NightLoad.Woken;
import dev.cairn.notification.schedule.Members;
import dev.cairn.notification.schedule.Nights;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measures how often people were paged, and at night. */
@ApplicationScoped
class MeasurePeople {

    /** No zone is farther from UTC, and a night belongs to the evening before. */
    private static final Duration AROUND = Duration.ofDays(2);

    /** The longest delay of a rule, and the tries after it. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(8);

    private static final int MOST = 100_000;

    /** Somebody is woken when the first message of a page arrives. */
    private static final String WOKEN = """
            select page.person, coalesce(own.time_zone, page.time_zone, 'UTC') as zone,
                date_trunc('minute', page.at) as at, count(*) as pages
            from (
                select p.organisation_id, p.person, p.time_zone, min(m.ended_at) as at
                from page p join page_message m on m.page_id = p.id and m.state = 'sent'
                where p.organisation_id = $1 and p.created_at >= $2 and p.created_at < $3 group by p.id) as page
            left join notification_rules own
                on own.organisation_id = page.organisation_id and own.person = page.person
            group by 1, 2, 3 order by 3 limit $4""";

    private final Tenancy tenancy;
    private final Members members;
    private final Nights nights;
    private final Contexts contexts;

    MeasurePeople(Tenancy tenancy, Members members, Nights nights, Contexts contexts) {
        this.tenancy = tenancy;
        this.members = members;
        this.nights = nights;
        this.contexts = contexts;
    }

    Uni<PeopleMeasuresView> read(UUID organisation, YearMonth month) {
        Instant start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var asked = Tuple.of(
                organisation,
                start.minus(AROUND).minus(LONGEST_WAIT).atOffset(ZoneOffset.UTC),
                end.plus(AROUND).atOffset(ZoneOffset.UTC),
                MOST);
        return tenancy.sql(
                        organisation,
                        connection -> connection.preparedQuery(WOKEN).execute(asked))
                .chain(rows ->
                        members.names(organisation).chain(names -> contexts.aside(() -> view(month, rows, names))));
    }

    private PeopleMeasuresView view(YearMonth month, RowSet<Row> rows, Map<String, String> names) {
        var woken = new ArrayList<Woken>();
        for (Row row : rows) {
            woken.add(new Woken(
                    row.getString("person"),
                    row.getOffsetDateTime("at").toInstant(),
                    ZoneId.of(row.getString("zone")),
                    row.getLong("pages")));
        }
        var people = NightLoad.of(woken, month, nights.night()).stream()
                .sorted(Comparator.comparingInt(NightLoad::nights)
                        .thenComparingLong(NightLoad::pages)
                        .reversed()
                        .thenComparing(NightLoad::person))
                .map(load -> measure(load, names.get(load.person())))
                .toList();
        return new PeopleMeasuresView(
                month.toString(),
                nights.night().dusk().toString(),
                nights.night().dawn().toString(),
                nights.most(),
                people,
                people.stream().filter(PersonMeasure::overCap).count(),
                woken.size() >= MOST);
    }

    private PersonMeasure measure(NightLoad load, @Nullable String name) {
        return new PersonMeasure(
                load.person(),
                name == null ? load.person() : name,
                load.zone().getId(),
                load.pages(),
                load.nightPages(),
                load.nights(),
                load.longestRun(),
                load.nights() > nights.most());
    }
}
