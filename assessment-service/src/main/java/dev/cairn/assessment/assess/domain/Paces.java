package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Compares the phase a project is really in with the weeks since its start. */
final class Paces {

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

    private static Pace.Verdict verdict(PhaseResult current, long week) {
        if (week < current.phase().fromWeek()) {
            return current.phase().fromWeek() == 1 ? Pace.Verdict.ON_TRACK : Pace.Verdict.AHEAD;
        }
        boolean late = week > current.phase().toWeek() && !current.gate().open();
        return late ? Pace.Verdict.BEHIND : Pace.Verdict.ON_TRACK;
    }
}
