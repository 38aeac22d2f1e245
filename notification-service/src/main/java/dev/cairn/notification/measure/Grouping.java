package dev.cairn.notification.measure;

import dev.cairn.kit.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what alerts are measured apart. */
enum Grouping {
    SERVICE("a.service"),
    INTEGRATION("a.integration"),
    PROJECT("coalesce(a.project_slug, '')"),
    SEVERITY("a.severity"),
    DAY("to_char(a.first_at at time zone $6, 'YYYY-MM-DD')");

    private final String sql;

    Grouping(String sql) {
        this.sql = sql;
    }

    /** Reads a query parameter; by service when it is absent. */
    static Grouping read(@Nullable String word) {
        if (word == null) {
            return SERVICE;
        }
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "?by",
                        "must be one of "
                                + Arrays.stream(values()).map(Grouping::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The expression that an alert's group is; parameter 6 is the zone. */
    String sql() {
        return sql;
    }
}
