package dev.cairn.assessment.source;

import dev.cairn.assessment.source.domain.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The repository of a project, as it is kept.
 *
 * @param branch null for the one that the repository's HEAD stands for
 * @param wanted whether somebody asked to scan it even if there is nothing new
 * @param version grows with every change, also of what came of a check
 */
record Source(
        UUID project,
        UUID organisation,
        String url,
        @Nullable String branch,
        int everyHours,
        SetBy connected,
        @Nullable Sealed credential,
        @Nullable Sealed webhook,
        boolean wanted,
        Checked checked,
        long version) {

    /**
     * What came of asking it.
     *
     * @param at when it was last asked with success
     * @param scannedAt when the tree was last read
     * @param commit the newest commit then
     * @param evidence what that reading left
     * @param failures how often it failed since
     */
    record Checked(
            @Nullable Instant at,
            @Nullable Instant scannedAt,
            @Nullable String commit,
            @Nullable String branch,
            @Nullable UUID evidence,
            int failures,
            @Nullable Instant failingSince,
            @Nullable String problemCode,
            @Nullable String problemDetail) {

        static final Checked NEVER = new Checked(null, null, null, null, null, 0, null, null, null);
    }

    /** Whether both are the same place to read from. */
    boolean reads(String otherUrl, @Nullable String otherBranch) {
        return url.equals(otherUrl) && Objects.equals(branch, otherBranch);
    }

    Rhythm rhythm(double spread) {
        return new Rhythm(Duration.ofHours(everyHours), spread);
    }

    String status() {
        if (checked.failures() > 0) {
            return "failing";
        }
        return checked.at() == null ? "new" : "ok";
    }

    Source settings(String newUrl, @Nullable String newBranch, int hours) {
        Checked kept = reads(newUrl, newBranch) ? checked : Checked.NEVER;
        return new Source(
                project, organisation, newUrl, newBranch, hours, connected, credential, webhook, wanted, kept, version);
    }

    Source credential(@Nullable Sealed changed) {
        return new Source(
                project, organisation, url, branch, everyHours, connected, changed, webhook, wanted, checked, version);
    }

    Source webhook(Sealed changed) {
        return new Source(
                project,
                organisation,
                url,
                branch,
                everyHours,
                connected,
                credential,
                changed,
                wanted,
                checked,
                version);
    }

    Source wanted(boolean now) {
        return new Source(
                project, organisation, url, branch, everyHours, connected, credential, webhook, now, checked, version);
    }

    Source checked(Checked now) {
        return new Source(
                project, organisation, url, branch, everyHours, connected, credential, webhook, wanted, now, version);
    }

    Source next() {
        return new Source(
                project,
                organisation,
                url,
                branch,
                everyHours,
                connected,
                credential,
                webhook,
                wanted,
                checked,
                version + 1);
    }
}
