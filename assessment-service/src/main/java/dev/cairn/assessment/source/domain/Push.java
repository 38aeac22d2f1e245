package dev.cairn.assessment.source.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a push event tells.
 *
 * @param ref what was pushed to, such as refs/heads/main
 * @param deleted whether it is gone now
 * @param defaultBranch the repository's; null when it is not told
 */
public record Push(
        @Nullable String ref, boolean deleted, @Nullable String defaultBranch) {

    /** @param followed the branch that is followed; null for the default one */
    public boolean concerns(@Nullable String followed) {
        String branch = followed == null ? defaultBranch : followed;
        return ref != null && !deleted && (branch == null || ref.equals("refs/heads/" + branch));
    }
}
