package dev.cairn.notification.why;

import dev.cairn.notification.common.Json;
import dev.cairn.notification.policy.Told;
import dev.cairn.notification.routing.DecisionNote;
import dev.cairn.notification.schedule.domain.Absence;
import dev.cairn.notification.why.domain.Fact;
import dev.cairn.notification.why.domain.Known;
import dev.cairn.notification.why.domain.Named;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what was kept of an alert from its rows. The columns are those of {@link WhySql}. */
@ApplicationScoped
class WhyRows {

    private static final Map<String, Fact.Line.Kind> LINES = Map.of(
            "raised", Fact.Line.Kind.RAISED,
            "woken", Fact.Line.Kind.WOKEN,
            "acknowledged", Fact.Line.Kind.ACKNOWLEDGED,
            "acknowledgement-ended", Fact.Line.Kind.REOPENED,
            "snoozed", Fact.Line.Kind.SNOOZED,
            "resolved", Fact.Line.Kind.RESOLVED,
            "held", Fact.Line.Kind.HELD,
            "escalated", Fact.Line.Kind.STEPPED,
            "nobody-on-call", Fact.Line.Kind.STEPPED,
            "escalation-ended", Fact.Line.Kind.ENDED);

    private final Json json;

    WhyRows(Json json) {
        this.json = json;
    }

    static Known.About about(UUID id, @Nullable Object[] row) {
        String service = text(row[1]);
        return new Known.About(
                id,
                text(row[0]),
                service.isEmpty() ? null : service,
                text(row[2]),
                text(row[3]),
                text(row[4]),
                number(row[5]),
                time(row[6]),
                (UUID) row[7]);
    }

    static Fact line(@Nullable Object[] row) {
        return new Fact.Line(
                id(row[0]), time(row[1]), Objects.requireNonNull(LINES.get(text(row[2]))), text(row[3]), text(row[4]));
    }

    Fact decided(@Nullable Object[] row) {
        var note = json.read(text(row[3]), DecisionNote.class);
        return new Fact.Decided(
                id(row[0]),
                time(row[1]),
                ((Number) Objects.requireNonNull(row[2])).longValue(),
                note.rule() == null ? null : new Named(note.rule().toString(), String.valueOf(note.ruleName())),
                note.policy(),
                note.urgency(),
                note.missed().stream()
                        .map(one -> new Fact.Decided.Missed(
                                new Named(one.rule().toString(), one.name()), one.matcher(), one.fact()))
                        .toList(),
                note.moreMissed(),
                note.holds().stream()
                        .map(one -> new Fact.Decided.Hold(one.kind(), one.by(), one.reason(), one.until()))
                        .toList());
    }

    Fact.Stepped stepped(@Nullable Object[] row) {
        return new Fact.Stepped(
                id(row[0]),
                time(row[1]),
                ((Number) Objects.requireNonNull(row[2])).longValue(),
                number(row[3]),
                number(row[4]),
                Boolean.TRUE.equals(row[5]),
                new Named(id(row[6]).toString(), text(row[7])),
                ((Number) Objects.requireNonNull(row[8])).longValue(),
                text(row[9]),
                row[10] == null ? null : time(row[10]),
                !text(row[11]).equals("system"),
                text(row[12]),
                text(row[13]),
                Arrays.stream(json.read(text(row[14]), Told.Meant[].class))
                        .map(WhyRows::meant)
                        .toList());
    }

    private static Fact.Meant meant(Told.Meant one) {
        return new Fact.Meant(
                one.kind(),
                one.id(),
                one.name(),
                one.people().stream().map(Told.Somebody::person).toList(),
                one.missing());
    }

    static Fact.Paged paged(@Nullable Object[] row) {
        return new Fact.Paged(
                id(row[0]),
                time(row[1]),
                ((Number) Objects.requireNonNull(row[2])).longValue(),
                number(row[3]),
                number(row[4]),
                text(row[5]),
                text(row[6]),
                text(row[7]),
                text(row[8]),
                (String) row[9],
                row[10] == null ? null : ((Number) row[10]).longValue(),
                (Boolean) row[11],
                row[12] == null ? null : number(row[12]));
    }

    static Fact message(@Nullable Object[] row) {
        return new Fact.Message(
                id(row[0]),
                time(row[1]),
                id(row[2]),
                text(row[3]),
                text(row[4]),
                text(row[5]),
                id(row[6]),
                (Boolean) row[7],
                row[8] == null ? null : number(row[8]),
                Boolean.TRUE.equals(row[9]),
                (UUID) row[10],
                text(row[11]),
                time(row[12]),
                row[13] == null ? null : time(row[13]),
                (String) row[14]);
    }

    /** @param answers whether the answer to this person's messages may be shown */
    static Fact tried(@Nullable Object[] row, Predicate<String> answers) {
        String person = text(row[3]);
        return new Fact.Tried(
                id(row[0]),
                time(row[1]),
                id(row[2]),
                person,
                number(row[4]),
                (Integer) row[5],
                (String) row[6],
                answers.test(person) ? (String) row[7] : null,
                ((Number) Objects.requireNonNull(row[8])).longValue());
    }

    static List<Absence> absences(List<@Nullable Object[]> rows) {
        return rows.stream()
                .map(row -> new Absence(text(row[0]), time(row[1]), row[2] == null ? Instant.MAX : time(row[2])))
                .toList();
    }

    static UUID id(@Nullable Object value) {
        return (UUID) Objects.requireNonNull(value);
    }

    static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    static int number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).intValue();
    }

    static Instant time(@Nullable Object value) {
        return ((OffsetDateTime) Objects.requireNonNull(value)).toInstant();
    }
}
