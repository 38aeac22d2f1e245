package dev.cairn.assessment.source;

import dev.cairn.assessment.source.ReadRepository.Reading;
import dev.cairn.assessment.source.Source.Checked;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps what came of asking a repository, and sets when to ask next; in the Hibernate transaction that the caller is in. What
 * was read of a repository that is no longer the connected one says nothing: that answers false.
 */
@ApplicationScoped
class SourceOutcomes {

    private static final int LONGEST_DETAIL = 1000;

    private final Sources sources;
    private final SourceSecrets secrets;
    private final Checks checks;
    private final Clock clock;

    SourceOutcomes(Sources sources, SourceSecrets secrets, Checks checks, Clock clock) {
        this.sources = sources;
        this.secrets = secrets;
        this.checks = checks;
        this.clock = clock;
    }

    Uni<Boolean> scanned(KnownProject project, Source read, Reading reading, UUID evidence) {
        Checked now = new Checked(
                reading.at(),
                reading.at(),
                reading.tip().commit(),
                reading.tip().branch(),
                evidence,
                0,
                null,
                null,
                null);
        return well(project, read, source -> source.checked(now).wanted(false));
    }

    /** The evidence stays what it is, as old as it is: that nothing is new was seen, the tree was not. */
    Uni<Boolean> unchanged(KnownProject project, Source read, Reading reading) {
        return well(project, read, source -> {
            Checked before = source.checked();
            return source.checked(new Checked(
                    reading.at(),
                    before.scannedAt(),
                    before.commit(),
                    before.branch(),
                    before.evidence(),
                    0,
                    null,
                    null,
                    null));
        });
    }

    Uni<Boolean> failed(KnownProject project, Source read, Problem problem) {
        Instant now = now();
        return change(project, read, source -> {
            Checked before = source.checked();
            String detail = problem.detail();
            return source.checked(new Checked(
                    before.at(),
                    before.scannedAt(),
                    before.commit(),
                    before.branch(),
                    before.evidence(),
                    before.failures() + 1,
                    before.failingSince() == null ? now : before.failingSince(),
                    problem.kind().slug(),
                    detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail));
        });
    }

    private Uni<Boolean> well(KnownProject project, Source read, UnaryOperator<Source> change) {
        return change(project, read, source -> change.apply(freshlySealed(source)));
    }

    private Uni<Boolean> change(KnownProject project, Source read, UnaryOperator<Source> change) {
        return sources.hold(project.id()).chain(source -> {
            if (source == null || !source.reads(read.url(), read.branch())) {
                return Uni.createFrom().item(false);
            }
            Source changed = change.apply(source).next();
            return sources.keep(changed)
                    .chain(() -> checks.by(project, next(changed)))
                    .replaceWith(true);
        });
    }

    private Instant next(Source source) {
        var rhythm = source.rhythm(checks.spread());
        int failures = source.checked().failures();
        return failures == 0 ? rhythm.next(now()) : rhythm.nextAfter(failures, now());
    }

    /** What was sealed with a key of before is sealed with the present one. */
    private Source freshlySealed(Source source) {
        Sealed credential = source.credential();
        Sealed webhook = source.webhook();
        Source fresh = source;
        if (credential != null && secrets.isOld(credential)) {
            fresh = fresh.credential(
                    secrets.seal(source.project(), secrets.credential(source.project(), credential), credential.set()));
        }
        if (webhook != null && secrets.isOld(webhook)) {
            fresh = fresh.webhook(
                    secrets.seal(source.project(), secrets.webhookSecret(source.project(), webhook), webhook.set()));
        }
        return fresh;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
