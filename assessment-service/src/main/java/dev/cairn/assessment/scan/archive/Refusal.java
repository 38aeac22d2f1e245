package dev.cairn.assessment.scan.archive;

/** Why an archive is refused. The slug is public and never changes. */
public enum Refusal {
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
    TRAILING_DATA("archive-trailing-data", "Something follows the end of the archive");

    private final String slug;
    private final String title;

    Refusal(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /** Stable name for programs, in lower case with hyphens. */
    public String slug() {
        return slug;
    }

    /** One short sentence for people. */
    public String title() {
        return title;
    }
}
