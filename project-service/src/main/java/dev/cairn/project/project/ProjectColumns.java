package dev.cairn.project.project;

import dev.cairn.project.project.domain.Hypothesis;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A project as the columns of its row. */
final class ProjectColumns {

    /** What changes, in the order of {@link #changing}. */
    static final String CHANGING = """
            name, start_date, urls, tags, core_flow, phase, hypothesis_statement, hypothesis_metric, hypothesis_target,
            hypothesis_direction, hypothesis_observed, hypothesis_stated_on, hypothesis_observed_on, version, updated_at""";

    /** All but the organisation. */
    static final String ALL = CHANGING + ", id, slug, created_at";

    private static final Map<String, Integer> PLACES = places();

    private ProjectColumns() {}

    static @Nullable Object[] changing(Project project) {
        ProjectDetails details = project.details();
        Hypothesis stated = project.hypothesis();
        return new @Nullable Object[] {
            details.name(),
            details.startDate(),
            new JsonObject(Map.copyOf(details.urls())),
            details.tags().toArray(String[]::new),
            details.coreFlow(),
            project.phase(),
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
                (UUID) of(row, "id"),
                (String) of(row, "slug"),
                new ProjectDetails(
                        (String) of(row, "name"),
                        (LocalDate) of(row, "start_date"),
                        urls((JsonObject) of(row, "urls")),
                        List.of((String[]) of(row, "tags")),
                        (String) row[at("core_flow")]),
                (String) of(row, "phase"),
                row[at("hypothesis_statement")] == null ? null : hypothesis(row),
                (Long) of(row, "version"),
                ((OffsetDateTime) of(row, "created_at")).toInstant(),
                ((OffsetDateTime) of(row, "updated_at")).toInstant());
    }

    private static Hypothesis hypothesis(@Nullable Object[] row) {
        var observed = (Numeric) row[at("hypothesis_observed")];
        return new Hypothesis(
                (String) of(row, "hypothesis_statement"),
                (String) of(row, "hypothesis_metric"),
                ((Numeric) of(row, "hypothesis_target")).bigDecimalValue(),
                (String) of(row, "hypothesis_direction"),
                observed == null ? null : observed.bigDecimalValue(),
                (LocalDate) of(row, "hypothesis_stated_on"),
                (LocalDate) row[at("hypothesis_observed_on")]);
    }

    /** The value of a column that has one. */
    private static Object of(@Nullable Object[] row, String column) {
        return Objects.requireNonNull(row[at(column)], column);
    }

    private static int at(String column) {
        return Objects.requireNonNull(PLACES.get(column), column);
    }

    private static Map<String, Integer> places() {
        String[] names = ALL.strip().split(",\\s*");
        return IntStream.range(0, names.length)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(at -> names[at], at -> at));
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
