package dev.cairn.project.project;

import dev.cairn.project.project.domain.Hypothesis;
import dev.cairn.project.project.domain.Phase;
import dev.cairn.project.project.domain.Project;
import dev.cairn.project.project.domain.ProjectDetails;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project as the columns of its row. */
final class ProjectColumns {

    /** What changes, in the order of {@link #changing}. */
    static final String CHANGING = """
            name, start_date, urls, tags, phase, hypothesis_statement, hypothesis_metric, hypothesis_target,
            hypothesis_direction, hypothesis_observed, hypothesis_stated_on, hypothesis_observed_on, version, updated_at""";

    /** All but the organisation, in the order of {@link #read}. */
    static final String ALL = CHANGING + ", id, slug, created_at";

    private ProjectColumns() {}

    static @Nullable Object[] changing(Project project) {
        ProjectDetails details = project.details();
        Hypothesis stated = project.hypothesis();
        return new @Nullable Object[] {
            details.name(),
            details.startDate(),
            new JsonObject(Map.copyOf(details.urls())),
            details.tags().toArray(String[]::new),
            project.phase().word(),
            stated == null ? null : stated.statement(),
            stated == null ? null : stated.metric(),
            stated == null ? null : numeric(stated.target()),
            stated == null ? null : stated.direction(),
            stated == null ? null : numeric(stated.observed()),
            stated == null ? null : stated.statedOn(),
            stated == null ? null : stated.observedOn(),
            project.version(),
            time(project.updatedAt())
        };
    }

    static Project read(@Nullable Object[] row) {
        return new Project(
                (UUID) row[14],
                (String) row[15],
                new ProjectDetails(
                        (String) row[0], (LocalDate) row[1], urls((JsonObject) row[2]), List.of((String[]) row[3])),
                Phase.ofWord((String) row[4]).orElseThrow(),
                row[5] == null ? null : hypothesis(row),
                (Long) row[12],
                ((OffsetDateTime) row[16]).toInstant(),
                ((OffsetDateTime) row[13]).toInstant());
    }

    private static Hypothesis hypothesis(@Nullable Object[] row) {
        return new Hypothesis(
                (String) row[5],
                (String) row[6],
                ((Numeric) row[7]).bigDecimalValue(),
                (String) row[8],
                row[9] == null ? null : ((Numeric) row[9]).bigDecimalValue(),
                (LocalDate) row[10],
                (LocalDate) row[11]);
    }

    private static Map<String, String> urls(JsonObject json) {
        var urls = new TreeMap<String, String>();
        json.fieldNames().forEach(purpose -> urls.put(purpose, json.getString(purpose)));
        return urls;
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Numeric numeric(@Nullable BigDecimal number) {
        return number == null ? null : Numeric.create(number);
    }
}
