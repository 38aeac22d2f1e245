package dev.cairn.assessment.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.source.Source.Checked;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connected repository as the API shows it: of secrets only that they are set. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Repository",
        description = "The repository that a project is read from, and what came of reading it.",
        examples = """
                {"url": "https://git.example.com/acme/shop.git", "branch": "main", "everyHours": 24, "status": "ok",
                 "connected": {"by": "ana", "name": "Ana Almeida", "at": "2026-11-22T09:00:00Z"},
                 "credential": {"by": "ana", "name": "Ana Almeida", "at": "2026-11-22T09:00:00Z"},
                 "checkedAt": "2026-11-23T09:00:04Z", "scannedAt": "2026-11-22T09:00:04Z",
                 "commit": "0123456789abcdef0123456789abcdef01234567", "commitBranch": "main",
                 "evidenceId": "0198c0de-0000-7000-8000-000000000008", "failures": 0,
                 "nextCheckAt": "2026-11-24T08:51:00Z", "version": 3}""")
record SourceView(
        @Schema(required = true) String url,

        @Schema(description = "The branch that is followed; absent: the one that the repository's HEAD stands for")
        @Nullable
        String branch,

        @Schema(required = true, description = "How often it is asked for its newest commit, in hours")
        int everyHours,

        @Schema(
                required = true,
                enumeration = {"new", "ok", "failing"},
                description = "new: not asked yet with success; failing: the last try failed")
        String status,

        @Schema(required = true, description = "Who connected it, and when")
        SetAct connected,

        @Schema(description = "Who last set the credential, and when; absent: none is set") @Nullable
        SetAct credential,

        @Schema(description = "Who last made the webhook's secret, and when; absent: there is none") @Nullable
        SetAct webhook,

        @Schema(
                description =
                        "When it was last asked with success; what it has was the scanned commit or was scanned then")
        @Nullable
        Instant checkedAt,

        @Schema(description = "When its tree was last read, which is how old the evidence is") @Nullable
        Instant scannedAt,

        @Schema(description = "The commit that was read then") @Nullable
        String commit,

        @Schema(description = "The branch that it was the newest of") @Nullable
        String commitBranch,

        @Schema(description = "What the reading left") @Nullable
        UUID evidenceId,

        @Schema(required = true, description = "Failures one after another until now")
        int failures,

        @Schema(description = "When the first of them was; absent: the last try went well") @Nullable
        Instant failingSince,

        @Schema(description = "Why the last try failed") @Nullable
        Trouble problem,

        @Schema(description = "When it is asked next; absent while it is being asked") @Nullable
        Instant nextCheckAt,

        @Schema(required = true, description = "Grows with every change and every check; the ETag")
        long version) {

    /** Who set something, and when. */
    @Schema(name = "RepositorySetBy")
    record SetAct(
            @Schema(required = true, description = "Subject of the person, or id of the token")
            String by,

            @Schema(required = true) String name,
            @Schema(required = true) Instant at) {

        static @Nullable SetAct of(@Nullable Sealed sealed) {
            return sealed == null ? null : of(sealed.set());
        }

        static SetAct of(SetBy set) {
            return new SetAct(set.by(), set.name(), set.at());
        }
    }

    /** Why the last try failed. */
    @Schema(name = "RepositoryTrouble")
    record Trouble(
            @Schema(required = true, examples = "repository-access-refused", description = "Code of the problem")
            String code,

            @Schema(required = true) String detail) {}

    static SourceView of(Source source, @Nullable Instant nextDue) {
        Checked checked = source.checked();
        String code = checked.problemCode();
        return new SourceView(
                source.url(),
                source.branch(),
                source.everyHours(),
                source.status(),
                SetAct.of(source.connected()),
                SetAct.of(source.credential()),
                SetAct.of(source.webhook()),
                checked.at(),
                checked.scannedAt(),
                checked.commit(),
                checked.branch(),
                checked.evidence(),
                checked.failures(),
                checked.failingSince(),
                code == null ? null : new Trouble(code, String.valueOf(checked.problemDetail())),
                nextDue,
                source.version());
    }
}
