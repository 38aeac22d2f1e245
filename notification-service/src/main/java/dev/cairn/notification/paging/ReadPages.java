package dev.cairn.notification.paging;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.paging.PageView.AttemptView;
import dev.cairn.notification.paging.PageView.MessageView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds who was paged about an alert and what became of it, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class ReadPages {

    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String PAGES = """
            select id, person, person_name, why, urgency, generation, round, step, created_at, unreached
            from page where organisation_id = $1 and alert_id = $2 and id < $3 order by id desc limit $4""";
    private static final String MESSAGES = """
            select page_id, id, kind, hint, state, due_at, ended_at, bundled_in, reason
            from page_message where page_id = any($1) order by id""";
    private static final String ATTEMPTS = """
            select message_id, number, at, status, error, answer, duration_ms
            from page_attempt where message_id = any($1) order by id""";

    private record Of<T>(UUID owner, T what) {}

    /**
     * Pages about an alert, newest first; a not-found problem when there is no such alert.
     *
     * @param before only older ones; null for the newest
     * @param answers whether the answers to this person's messages may be shown
     */
    Uni<List<PageView>> of(UUID organisation, UUID alert, @Nullable UUID before, int most, Predicate<String> answers) {
        return SessionSql.first("select 1 from alert where id = $1", alert)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(there -> SessionSql.rows(PAGES, organisation, alert, before == null ? NEWEST : before, most))
                .chain(pages -> SessionSql.rows(MESSAGES, (Object) ids(pages, 0))
                        .chain(messages -> SessionSql.rows(ATTEMPTS, (Object) ids(messages, 1))
                                .map(attempts -> views(pages, messages, attempts, answers))));
    }

    private static UUID[] ids(List<@Nullable Object[]> rows, int column) {
        return rows.stream().map(row -> (UUID) row[column]).toArray(UUID[]::new);
    }

    private static List<PageView> views(
            List<@Nullable Object[]> pages,
            List<@Nullable Object[]> messages,
            List<@Nullable Object[]> attempts,
            Predicate<String> answers) {
        return pages.stream()
                .map(page -> {
                    boolean shown = answers.test(text(page[1]));
                    Map<UUID, List<AttemptView>> tries = grouped(
                            attempts.stream().map(row -> attempt(row, shown)).toList());
                    Map<UUID, List<MessageView>> sent = grouped(
                            messages.stream().map(row -> message(row, tries)).toList());
                    return page(page, sent.getOrDefault((UUID) page[0], List.of()));
                })
                .toList();
    }

    private static <T> Map<UUID, List<T>> grouped(List<Of<T>> all) {
        return all.stream()
                .collect(Collectors.groupingBy(Of::owner, Collectors.mapping(Of::what, Collectors.toList())));
    }

    private static PageView page(@Nullable Object[] row, List<MessageView> messages) {
        return new PageView(
                uuid(row[0]),
                text(row[1]),
                text(row[2]),
                text(row[3]),
                text(row[4]),
                number(row[5]).longValue(),
                number(row[6]).intValue(),
                number(row[7]).intValue(),
                Objects.requireNonNull(instant(row[8])),
                (String) row[9],
                messages);
    }

    private static Of<MessageView> message(@Nullable Object[] row, Map<UUID, List<AttemptView>> attempts) {
        return new Of<>(
                uuid(row[0]),
                new MessageView(
                        uuid(row[1]),
                        text(row[2]),
                        text(row[3]),
                        text(row[4]),
                        Objects.requireNonNull(instant(row[5])),
                        instant(row[6]),
                        (UUID) row[7],
                        (String) row[8],
                        attempts.getOrDefault(uuid(row[1]), List.of())));
    }

    private static Of<AttemptView> attempt(@Nullable Object[] row, boolean withAnswer) {
        return new Of<>(
                uuid(row[0]),
                new AttemptView(
                        number(row[1]).intValue(),
                        Objects.requireNonNull(instant(row[2])),
                        (Integer) row[3],
                        (String) row[4],
                        withAnswer ? (String) row[5] : null,
                        number(row[6]).longValue()));
    }

    private static UUID uuid(@Nullable Object value) {
        return (UUID) Objects.requireNonNull(value);
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
