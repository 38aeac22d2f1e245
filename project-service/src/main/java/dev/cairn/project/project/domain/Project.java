package dev.cairn.project.project.domain;

import dev.cairn.project.common.domain.Faults;
import dev.cairn.project.common.domain.Refused;
import dev.cairn.project.common.domain.Refused.Reason;
import dev.cairn.project.roadmap.domain.Phases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as of one version. It never changes: each change answers with the next version.
 *
 * @param slug its name in addresses, which never changes
 * @param phase id of the one its team declares; when the project follows another roadmap since then, one that this may not have
 * @param hypothesis null while none is stated
 * @param version counts its changes, from 1
 */
public record Project(
        UUID id,
        String slug,
        ProjectDetails details,
        String phase,
        @Nullable Hypothesis hypothesis,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * A new project.
     *
     * @param declared the phase that it is in; null for the first
     * @param phases what can be declared
     * @throws Refused when it cannot be
     */
    public static Project create(
            UUID id, String slug, ProjectDetails details, @Nullable String declared, Phases phases, Instant now) {
        String phase = declared == null ? phases.first() : declared;
        var faults = new Faults();
        faults.slug("/slug", slug);
        details.check(faults, day(now));
        phases.check(faults, "/phase", phase);
        faults.refuse();
        return new Project(id, slug, details, phase, null, 1, now, now);
    }

    /**
     * The project after a merge patch; this one when nothing changes.
     *
     * @throws Refused when the patch cannot be
     */
    public Project patched(Map<String, @Nullable Object> changes, Instant now) {
        var faults = new Faults();
        ProjectDetails next = details.patched(changes, faults);
        next.check(faults, day(now));
        faults.refuse();
        return next.equals(details) ? this : next(next, phase, hypothesis, now);
    }

    /**
     * The project with this hypothesis instead of any before; this one when it has it already.
     *
     * @throws Refused when the hypothesis cannot be
     */
    public Project stating(Hypothesis stated, Instant now) {
        stated.check(day(now));
        return stated.equals(hypothesis) ? this : next(details, phase, stated, now);
    }

    /**
     * The project without a hypothesis.
     *
     * @throws Refused when it has none
     */
    public Project withdrawing(Instant now) {
        if (hypothesis == null) {
            throw new Refused(Reason.NOT_FOUND, "no hypothesis is stated");
        }
        return next(details, phase, null, now);
    }

    /**
     * The project in another phase, later or earlier.
     *
     * @param phases what can be declared
     * @throws Refused when there is no such phase, or the project is in it already
     */
    public Project entering(String to, Phases phases, Instant now) {
        var faults = new Faults();
        phases.check(faults, "/to", to);
        faults.refuse();
        if (to.equals(phase)) {
            throw new Refused(Reason.PHASE_UNCHANGED, "The project is in the phase " + phase + " already");
        }
        return next(details, to, hypothesis, now);
    }

    private Project next(ProjectDetails newDetails, String newPhase, @Nullable Hypothesis newHypothesis, Instant now) {
        return new Project(id, slug, newDetails, newPhase, newHypothesis, version + 1, createdAt, now);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
