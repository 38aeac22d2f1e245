package dev.cairn.assessment.upload;

import dev.cairn.assessment.scan.archive.Refusal;
import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with an upload, before anything was read of it and when it is read. */
public final class UploadProblem {

    static final ProblemKind BUSY = new ProblemKind("too-many-uploads", "Too many uploads at once", 503);
    static final ProblemKind TOO_SLOW = new ProblemKind("upload-too-slow", "The upload took too long", 408);

    private UploadProblem() {}

    /** The kind of a refused archive. */
    public static ProblemKind of(Refusal reason) {
        return new ProblemKind(reason.slug(), reason.title(), 422);
    }
}
