package dev.cairn.assessment.upload;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with an upload before anything was read of it. */
public enum UploadProblem implements ProblemKind {
    NOT_AN_ARCHIVE("not-an-archive", "The body is no tar, tar.gz or zip archive", 422),
    EMPTY("archive-empty", "There is nothing in the archive", 422),
    BUSY("too-many-uploads", "Too many uploads at once", 503),
    TOO_SLOW("upload-too-slow", "The upload took too long", 408);

    private final String slug;
    private final String title;
    private final int status;

    UploadProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
