package dev.cairn.assessment.scanning;

import dev.cairn.assessment.scan.archive.ArchiveRefused;
import dev.cairn.assessment.scan.archive.Refusal;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;

/** Why a scan fails. Those of archives have the names of {@link Refusal}. */
enum ScanProblem implements ProblemKind {
    NOT_AN_ARCHIVE("not-an-archive", "The body is no tar, tar.gz or zip archive"),
    EMPTY("archive-empty", "There is nothing in the archive"),
    TRUNCATED("archive-truncated", "The archive ends before it should"),
    CORRUPT("archive-corrupt", "The archive is damaged"),
    ENCRYPTED("archive-encrypted", "The archive is encrypted"),
    UNSUPPORTED("archive-unsupported", "The archive uses a format that is not read"),
    TOO_LARGE("archive-too-large", "The archive is too large"),
    EXPANDS_TOO_FAR("archive-expands-too-far", "The archive grows too much when unpacked"),
    TOO_MANY_ENTRIES("archive-too-many-entries", "The archive has too many entries"),
    TOO_MANY_LINKS("archive-too-many-links", "The archive has too many links"),
    LINK_ESCAPES("archive-link-escapes", "A link points outside the archive"),
    PATH_UNSAFE("archive-path-unsafe", "A path in the archive is not safe"),
    PATH_TOO_LONG("archive-path-too-long", "A path in the archive is too long"),
    SIZE_LIES("archive-size-lies", "An entry has another size than it says"),
    TRAILING_DATA("archive-trailing-data", "Something follows the end of the archive"),
    ARCHIVE_GONE("archive-gone", "The archive is no longer there"),
    TOO_LONG("scan-too-long", "The scan took too long");

    private final String slug;
    private final String title;

    ScanProblem(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /** The problem that a refused archive is. */
    static Problem of(ArchiveRefused refused) {
        return new Problem(of(refused.reason()), String.valueOf(refused.getMessage()));
    }

    static ScanProblem of(Refusal reason) {
        return valueOf(reason.name());
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
        return this == ARCHIVE_GONE ? 409 : 422;
    }
}
