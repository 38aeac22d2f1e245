package dev.cairn.notification.measure;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.measure.MeasuresView.Measure;
import dev.cairn.notification.measure.MeasuresView.Seconds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measures alerts by one statement. */
@ApplicationScoped
class ReadMeasures {

    /** An id is made within moments of the time that it is compared with. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    /** The ids are those that were made in the interval or shortly around it, as they begin with the time: an index finds them. */
    private static final String MEASURE = """
            select %1$s as key, grouping(%1$s) as is_all, count(*) as alerts,
                count(*) filter (where a.urgency = 'high') as high,
                sum(a.count - 1) as repeats,
                count(a.first_acknowledged_at) as acknowledged,
                count(a.resolved_at) as resolved,
                count(*) filter (where a.resolved_at is not null and a.first_acknowledged_at is null) as unattended,
                avg(extract(epoch from a.first_acknowledged_at - a.first_at))::float8 as acknowledge_mean,
                percentile_cont(array[0.5, 0.9]) within group
                    (order by extract(epoch from a.first_acknowledged_at - a.first_at)) as acknowledge_parts,
                avg(extract(epoch from a.resolved_at - a.first_at))::float8 as resolve_mean,
                percentile_cont(array[0.5, 0.9]) within group
                    (order by extract(epoch from a.resolved_at - a.first_at)) as resolve_parts
            from alert a
            where a.organisation_id = $1 and a.id >= $2 and a.id < $3 and a.first_at >= $4 and a.first_at < $5
                and a.kind <> 'drill' and $6::text is not null
            group by grouping sets ((), (%1$s))
            order by is_all desc, %2$s""";

    private static final String LARGEST_FIRST = "count(*) desc, key";
    private static final String IN_ORDER = "key";
    private static final Measure NONE = new Measure(null, 0, 0, 0, 0, 0, 0, null, null);

    private final Tenancy tenancy;
    private final MeasureConfig config;

    ReadMeasures(Tenancy tenancy, MeasureConfig config) {
        this.tenancy = tenancy;
        this.config = config;
    }

    /** Measures the alerts that were first raised from one instant until before another. */
    Uni<MeasuresView> read(UUID organisation, Instant from, Instant to, Grouping by, ZoneId zone) {
        String sql = MEASURE.formatted(by.sql(), by == Grouping.DAY ? IN_ORDER : LARGEST_FIRST);
        var asked = Tuple.from(new Object[] {
            organisation,
            Ids.least(from.minus(SLACK)),
            Ids.least(to.plus(SLACK)),
            from.atOffset(ZoneOffset.UTC),
            to.atOffset(ZoneOffset.UTC),
            zone.getId()
        });
        return tenancy.sql(
                        organisation,
                        connection -> connection.preparedQuery(sql).execute(asked))
                .map(rows -> {
                    Measure all = NONE;
                    var groups = new ArrayList<Measure>();
                    long left = 0;
                    for (Row row : rows) {
                        if (row.getInteger("is_all") == 1) {
                            all = measure(row, null);
                        } else if (groups.size() < config.mostGroups()) {
                            groups.add(measure(row, row.getString("key")));
                        } else {
                            left++;
                        }
                    }
                    return new MeasuresView(from, to, by.word(), zone.getId(), all, groups, left);
                });
    }

    private static Measure measure(Row row, @Nullable String key) {
        Long repeats = row.getLong("repeats");
        return new Measure(
                key,
                row.getLong("alerts"),
                row.getLong("high"),
                repeats == null ? 0 : repeats,
                row.getLong("acknowledged"),
                row.getLong("resolved"),
                row.getLong("unattended"),
                seconds(row, "acknowledge"),
                seconds(row, "resolve"));
    }

    private static @Nullable Seconds seconds(Row row, String what) {
        Double mean = row.getDouble(what + "_mean");
        Double[] parts = row.getArrayOfDoubles(what + "_parts");
        return mean == null || parts == null ? null : new Seconds(rounded(mean), rounded(parts[0]), rounded(parts[1]));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
