package dev.cairn.assessment.source.git;

import java.io.IOException;

/**
 * A repository that is not read, with the reason. Never holds anything that the server sent: it knows the credential, and
 * could send it back.
 */
public final class GitFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final GitRefusal reason;

    /** @param detail what is wrong this time, one sentence for people */
    public GitFailure(GitRefusal reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public GitRefusal reason() {
        return reason;
    }

    static GitFailure corrupt(String detail) {
        return new GitFailure(GitRefusal.CORRUPT, detail);
    }
}
