package dev.cairn.notification.drill;

import dev.cairn.notification.common.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drill as it is stored.
 *
 * @param startedBy subject of a person or id of a token; null when a plan began it
 * @param now by the database's clock
 */
record DrillRow(
        UUID id,
        UUID policy,
        String policyName,
        long policyVersion,
        @Nullable UUID project,
        @Nullable String projectSlug,
        @Nullable UUID plan,
        UUID alert,
        String state,
        @Nullable String startedBy,
        String startedByName,
        Instant startedAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        int steps,
        String people,
        String notes,
        long version,
        Instant now) {

    static final String COLUMNS = """
            id, policy_id, policy_name, policy_version, project_id, project_slug, plan_id, alert_id, state, started_by,
            started_by_name, started_at, ends_at, ended_at, acknowledged_by, acknowledged_at, steps, people, notes, version,
            now()""";

    static DrillRow of(@Nullable Object[] row) {
        return new DrillRow(
                (UUID) Objects.requireNonNull(row[0]),
                (UUID) Objects.requireNonNull(row[1]),
                text(row[2]),
                number(row[3]).longValue(),
                (UUID) row[4],
                (String) row[5],
                (UUID) row[6],
                (UUID) Objects.requireNonNull(row[7]),
                text(row[8]),
                (String) row[9],
                text(row[10]),
                Objects.requireNonNull(instant(row[11])),
                Objects.requireNonNull(instant(row[12])),
                instant(row[13]),
                (String) row[14],
                instant(row[15]),
                number(row[16]).intValue(),
                text(row[17]),
                text(row[18]),
                number(row[19]).longValue(),
                Objects.requireNonNull(instant(row[20])));
    }

    boolean isRunning() {
        return endedAt == null;
    }

    /** The drill with what became of its pages. */
    DrillView view(DrillPages.Seen seen) {
        return new DrillView(
                id,
                policy,
                policyName,
                policyVersion,
                projectSlug,
                plan,
                alert,
                state,
                startedByName,
                startedAt,
                endsAt,
                endedAt,
                acknowledgedBy,
                acknowledgedAt,
                acknowledgedAt == null ? null : seconds(startedAt, acknowledgedAt),
                seen.steps(),
                seen.people(),
                seen.notes(),
                version);
    }

    /** What was kept of the pages when the drill was over. */
    DrillPages.Seen kept(Json json) {
        return new DrillPages.Seen(
                steps, List.of(json.read(people, DrillView.Paged[].class)), List.of(json.read(notes, String[].class)));
    }

    /** From one instant to another, to the millisecond; never less than none, for two clocks may differ a little. */
    static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / 1000.0;
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static Number number(@Nullable Object value) {
        return (Number) Objects.requireNonNull(value);
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }
}
