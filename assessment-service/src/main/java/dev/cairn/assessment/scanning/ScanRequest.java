package dev.cairn.assessment.scanning;

import dev.cairn.assessment.job.JobPayload;
import dev.cairn.assessment.upload.Uploads.Upload;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.Problem;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of an archive.
 *
 * @param commit the revision it was made of, in hexadecimal; null when not said
 * @param branch null when not said
 */
record ScanRequest(@Nullable String commit, @Nullable String branch) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");
    private static final Pattern BRANCH = Pattern.compile("[\\x21-\\x7e]{1,255}");

    ScanRequest {
        if (commit != null && !COMMIT.matcher(commit).matches()) {
            throw Problem.invalid("#Cairn-Commit", "must be 7 to 64 hexadecimal digits");
        }
        if (branch != null && !BRANCH.matcher(branch).matches()) {
            throw Problem.invalid("#Cairn-Branch", "must be 1 to 255 visible ASCII characters");
        }
    }

    static ScanRequest of(JsonObject payload) {
        return new ScanRequest(payload.getString("commit"), payload.getString("branch"));
    }

    JsonObject payload(KnownProject project, Upload upload) {
        return JobPayload.of(project)
                .put("commit", commit)
                .put("branch", branch)
                .put("bytes", upload.bytes())
                .put("digest", upload.digest());
    }
}
