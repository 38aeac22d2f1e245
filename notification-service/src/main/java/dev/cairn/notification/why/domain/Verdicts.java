package dev.cairn.notification.why.domain;

import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.why.domain.Verdict.Word;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what came of an alert for somebody. */
final class Verdicts {

    private final Known known;
    private final @Nullable Instant asked;

    Verdicts(Known known, @Nullable Instant asked) {
        this.known = known;
        this.asked = asked;
    }

    Verdict of(String person) {
        List<Fact.Paged> pages = known.all(Fact.Paged.class).stream()
                .filter(one -> one.person().equals(person))
                .toList();
        return pages.isEmpty() ? unpaged(person) : paged(person, pages);
    }

    private Verdict paged(String person, List<Fact.Paged> pages) {
        List<Fact.Message> messages = known.all(Fact.Message.class).stream()
                .filter(one -> one.person().equals(person))
                .toList();
        Fact.Paged first = pages.get(0);
        var reached = in("sent", messages).stream()
                .min(Comparator.comparing(Fact.Message::ended, Comparator.nullsLast(Comparator.naturalOrder())));
        if (reached.isPresent()) {
            Fact.Message message = reached.get();
            Fact.Paged page = pages.stream()
                    .filter(one -> one.id().equals(message.page()))
                    .findFirst()
                    .orElse(first);
            return verdict(
                    person,
                    Word.PAGED,
                    "%s, reached by %s at %s%s"
                            .formatted(
                                    Text.capital(page.why()),
                                    message.kind(),
                                    message.ended(),
                                    pages.size() == 1 ? "" : "; paged " + pages.size() + " times in all"));
        }
        for (Fact.Message message : in("waiting", messages)) {
            return verdict(person, Word.WAITING, "A message waits, due at " + message.due());
        }
        for (Fact.Message message : in("failed", messages)) {
            return verdict(person, Word.NOT_REACHED, "%s was given up: %s".formatted(message.kind(), message.reason()));
        }
        for (Fact.Message message : in("dropped", messages)) {
            String delay = message.delayMinutes() == null || message.delayMinutes() == 0
                    ? ""
                    : ", before the %d min of their rule were over".formatted(message.delayMinutes());
            return verdict(person, Word.NOT_PAGED, "A message was planned and not sent: " + message.reason() + delay);
        }
        return first.unreached() == null
                ? verdict(person, Word.UNKNOWN, "Paged, and what came of it is not kept any more")
                : verdict(person, Word.NOT_REACHED, "Could not be paged: " + first.unreached());
    }

    private List<Fact.Message> in(String state, List<Fact.Message> messages) {
        return messages.stream().filter(one -> one.stateAt(asked).equals(state)).toList();
    }

    private Verdict unpaged(String person) {
        List<Fact.Stepped> steps = known.all(Fact.Stepped.class);
        if (steps.isEmpty()) {
            return verdict(
                    person,
                    known.all(Fact.Line.class).stream().anyMatch(line -> line.kind() == Fact.Line.Kind.STEPPED)
                            ? Word.UNKNOWN
                            : Word.NOT_PAGED,
                    withoutSteps());
        }
        if (steps.stream().anyMatch(step -> step.names(person))) {
            return verdict(person, Word.UNKNOWN, "A step meant them, and what was sent is not kept any more");
        }
        Fact.Stepped last = steps.get(steps.size() - 1);
        if (steps.stream().noneMatch(step -> known.people().wasMember(person, step.at()))) {
            return verdict(person, Word.NOT_PAGED, "Was no member of the organisation then");
        }
        String others = steps.stream()
                .flatMap(step -> step.meant().stream())
                .flatMap(one -> one.people().stream())
                .distinct()
                .map(known.people()::name)
                .collect(Collectors.joining(", "));
        String text = others.isEmpty()
                ? "The steps that were carried out stood for nobody"
                : "The steps that were carried out stood for " + others;
        return verdict(person, Word.NOT_PAGED, text + whyNot(person, last) + later(person, last));
    }

    /** Why they were not on call in a schedule that the last step named, where anything says it. */
    private String whyNot(String person, Fact.Stepped last) {
        var duties = new Duties(known.people());
        return last.meant().stream()
                .filter(one -> one.kind() == Target.Kind.SCHEDULE)
                .map(one -> known.onCall().get(new Known.Moment(one.target(), last.at())))
                .filter(Objects::nonNull)
                .map((Explanation why) -> duties.whyNot(why, person))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A later step that names them, and why it was not come to. */
    private String later(String person, Fact.Stepped last) {
        Policy policy = known.present() == null ? null : known.present().policy();
        if (last.word().equals("told-once")) {
            return ". An alert of low urgency is told once";
        }
        if (policy == null) {
            return "";
        }
        return IntStream.range(
                        last.fallback() ? policy.steps().size() : last.step(),
                        policy.steps().size())
                .filter(i -> policy.steps().get(i).targets().contains(new Target(Target.Kind.PERSON, person)))
                .mapToObj(i -> ". Step %d names them, and was not come to%s".formatted(i + 1, stopped(last)))
                .findFirst()
                .orElse("");
    }

    /** What stopped the escalation after a step. */
    private String stopped(Fact.Stepped last) {
        return known.all(Fact.Line.class).stream()
                .filter(line ->
                        line.ends() && line.id().toString().compareTo(last.id().toString()) > 0)
                .findFirst()
                .map(Verdicts::stopped)
                .orElse(" yet");
    }

    private static String stopped(Fact.Line line) {
        return switch (line.kind()) {
            case ACKNOWLEDGED -> ": %s took the alert on at %s".formatted(line.by(), line.at());
            case SNOOZED -> ": %s put the alert off at %s".formatted(line.by(), line.at());
            case RESOLVED -> ": the alert was over at " + line.at();
            default -> "";
        };
    }

    private String withoutSteps() {
        List<Fact.Decided> decisions = known.all(Fact.Decided.class);
        if (decisions.isEmpty()) {
            return known.all(Fact.Line.class).stream()
                    .filter(line -> line.kind() == Fact.Line.Kind.HELD)
                    .findFirst()
                    .map(Fact.Line::text)
                    .orElse("Nothing is kept of a decision or of a step for them");
        }
        Fact.Decided last = decisions.get(decisions.size() - 1);
        if (!last.holds().isEmpty()) {
            return "Nobody was paged: " + last.holds().get(0).reason();
        }
        if (last.policy() == null) {
            return last.rule() == null
                    ? "No rule and no policy counted for it, so nobody was paged"
                    : "The rule “%s” pages nobody".formatted(last.rule().name());
        }
        return known.all(Fact.Line.class).stream()
                .filter(Fact.Line::ends)
                .findFirst()
                .map(line -> "No step was carried out" + stopped(line))
                .orElse("No step was carried out so far");
    }

    private Verdict verdict(String person, Word word, String because) {
        return new Verdict(person, known.people().name(person), word, because);
    }
}
