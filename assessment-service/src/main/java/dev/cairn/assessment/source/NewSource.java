package dev.cairn.assessment.source;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says of a repository. */
@Schema(name = "RepositorySettings", examples = """
                {"url": "https://git.example.com/acme/shop.git", "branch": "main", "everyHours": 24,
                 "credential": {"username": "cairn", "token": "glpat-xxxxxxxxxxxxxxxxxxxx"}}""")
record NewSource(
        @Schema(
                required = true,
                maxLength = 2048,
                description = "As given to git clone: https, without user name, query or fragment")
        @NotNull
        @Size(min = 1, max = 2048)
        String url,

        @Schema(
                maxLength = 250,
                description = "The branch to follow; absent: the one that the repository's HEAD stands for")
        @Pattern(regexp = BRANCH, message = "must be the name of a branch")
        @Nullable
        String branch,

        @Schema(required = true, description = "How often it is asked for its newest commit, in hours")
        @NotNull
        @Min(1)
        @Max(720)
        Integer everyHours,

        @Schema(
                description =
                        "What lets us in; never shown again. Absent: the one that is set stays, as long as the URL has the"
                                + " same scheme, host and port")
        @Valid
        @Nullable
        NewCredential credential) {

    /** Names as git has them (git-check-ref-format), without those that only a hand on a keyboard could mean. */
    private static final String BRANCH =
            "(?!/)(?!-)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))[^\\x00-\\x20\\x7f~^:?*\\[\\\\]{1,250}(?<![/.])";

    /** A user name and a token. */
    @Schema(
            name = "RepositoryCredential",
            description = "A user name and an access token with leave to read, no password")
    record NewCredential(
            @Schema(required = true, maxLength = 255, examples = "cairn")
            @NotNull
            @Pattern(
                    regexp = "[\\x21-\\x39\\x3b-\\x7e]{1,255}",
                    message = "must be 1 to 255 visible ASCII characters but :")
            String username,

            @Schema(required = true, maxLength = 1024)
            @NotNull
            @Pattern(regexp = "[\\x21-\\x7e]{1,1024}", message = "must be 1 to 1024 visible ASCII characters")
            String token) {

        /** Not the credential. */
        @Override
        public String toString() {
            return "NewCredential";
        }
    }
}
