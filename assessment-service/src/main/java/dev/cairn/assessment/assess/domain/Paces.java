package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Compares the phase a project is really in with the weeks since its start. */
final class Paces {

    /** Some twenty years: what is later is not waited for. */
    private static final long LATEST_WEEK = 1_000;

    private Paces() {}

    static Pace of(List<PhaseResult> results, PhaseResult current, LocalDate start, Instant now) {
        long days = ChronoUnit.DAYS.between(start, now.atZone(ZoneOffset.UTC).toLocalDate());
        long week = days < 0 ? 0 : days / 7 + 1;
        List<Phase> phases = results.stream().map(PhaseResult::phase).toList();
        Phase expected = phases.stream()
                .filter(phase -> week <= phase.toWeek())
                .findFirst()
                .orElse(phases.get(phases.size() - 1));
        return new Pace(week, expected.id(), verdict(current, week));
    }

    /** The next instant at which time alone makes another phase expected, or the verdict another; {@code null}: none will. */
    static @Nullable Instant turnsAt(List<PhaseResult> results, PhaseResult current, LocalDate start, Instant now) {
        Pace present = of(results, current, start, now);
        return results.stream()
                .flatMapToLong(result ->
                        LongStream.of(result.phase().fromWeek(), result.phase().toWeek() + 1L))
                .filter(week -> week > present.week() && week <= LATEST_WEEK)
                .sorted()
                .mapToObj(week ->
                        start.plusWeeks(week - 1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(then -> turned(present, of(results, current, start, then)))
                .findFirst()
                .orElse(null);
    }

    private static boolean turned(Pace present, Pace then) {
        return present.verdict() != then.verdict() || !present.expectedPhase().equals(then.expectedPhase());
    }

    private static Pace.Verdict verdict(PhaseResult current, long week) {
        if (week < current.phase().fromWeek()) {
            return current.phase().fromWeek() == 1 ? Pace.Verdict.ON_TRACK : Pace.Verdict.AHEAD;
        }
        boolean late = week > current.phase().toWeek() && !current.gate().open();
        return late ? Pace.Verdict.BEHIND : Pace.Verdict.ON_TRACK;
    }
}
