package dev.cairn.assessment.source;

import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.scan.archive.ArchiveRefused;
import dev.cairn.assessment.scan.archive.ScanCancelled;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scan.signal.Scanner;
import dev.cairn.assessment.scanning.ScanWatch;
import dev.cairn.assessment.source.git.CommitTree;
import dev.cairn.assessment.source.git.GitFailure;
import dev.cairn.assessment.source.git.GitLimits;
import dev.cairn.assessment.source.git.GitRefusal;
import dev.cairn.assessment.source.git.Remote;
import dev.cairn.assessment.source.git.Tip;
import dev.cairn.assessment.upload.UploadProblem;
import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks a repository for its newest commit, and reads that where it is news. Blocks: for worker threads only. */
@ApplicationScoped
class ReadRepository {

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    private final GuardedHttpClient client;
    private final SourceSecrets secrets;
    private final Scanner scanner;
    private final SourceConfig config;
    private final AssessmentMeters meters;
    private final Clock clock;

    ReadRepository(
            GuardedHttpClient client,
            SourceSecrets secrets,
            Scanner scanner,
            SourceConfig config,
            AssessmentMeters meters,
            Clock clock) {
        this.client = client;
        this.secrets = secrets;
        this.scanner = scanner;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param at when the repository was asked
     * @param result null when its newest commit had been scanned not long ago
     */
    record Reading(Tip tip, Instant at, @Nullable ScanResult result) {}

    /** @throws Problem when the repository cannot be read, or is not to be read */
    Reading read(Source source, @Nullable String coreFlow, ScanWatch watch) {
        try {
            Instant now = clock.instant();
            var remote = remote(source);
            Tip tip = remote.tip();
            return new Reading(tip, now, isKnown(source, tip, now) ? null : scan(remote, tip, coreFlow, watch));
        } catch (GitFailure failure) {
            throw SourceProblem.of(failure);
        } catch (ArchiveRefused refused) {
            throw new Problem(UploadProblem.of(refused.reason()), String.valueOf(refused.getMessage()));
        } catch (ScanCancelled stopped) {
            throw watch.late()
                    ? SourceProblem.of(new GitFailure(
                            GitRefusal.TOO_LONG, "the limit is " + config.time().toSeconds() + " s"))
                    : stopped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Remote remote(Source source) {
        Sealed sealed = source.credential();
        Credential credential = sealed == null ? null : secrets.credential(source.project(), sealed);
        var git = new GuardedGit(
                client,
                credential,
                config.answerTime(),
                config.time(),
                config.largest().asLongValue());
        return new Remote(git, limits(), source.url(), source.branch());
    }

    private GitLimits limits() {
        return new GitLimits(
                config.objects(), (int) Math.min(config.largestObject().asLongValue(), 1 << 30), config.redirects());
    }

    private boolean isKnown(Source source, Tip tip, Instant now) {
        Instant scannedAt = source.checked().scannedAt();
        return !source.wanted()
                && tip.commit().equals(source.checked().commit())
                && scannedAt != null
                && now.isBefore(scannedAt.plus(config.scanAnywayAfter()));
    }

    private ScanResult scan(Remote remote, Tip tip, @Nullable String coreFlow, ScanWatch watch) throws IOException {
        long started = System.nanoTime();
        try (InputStream fetched = remote.fetch(tip);
                var tree = CommitTree.read(fetched, tip, FOLDER, limits(), watch::demand)) {
            ScanResult result = scanner.scan(tree, coreFlow, watch);
            watch.demand();
            meters.scanned(result.stats().files(), Duration.ofNanos(System.nanoTime() - started));
            return result;
        }
    }
}
