package dev.cairn.assessment.scan.archive;

/** Why an archive is refused. The slug is public and never changes. */
public enum Refusal {
    NOT_AN_ARCHIVE("not-an-archive"),
    EMPTY("archive-empty"),
    TRUNCATED("archive-truncated"),
    CORRUPT("archive-corrupt"),
    ENCRYPTED("archive-encrypted"),
    UNSUPPORTED("archive-unsupported"),
    TOO_LARGE("archive-too-large"),
    EXPANDS_TOO_FAR("archive-expands-too-far"),
    TOO_MANY_ENTRIES("archive-too-many-entries"),
    TOO_MANY_LINKS("archive-too-many-links"),
    LINK_ESCAPES("archive-link-escapes"),
    PATH_UNSAFE("archive-path-unsafe"),
    PATH_TOO_LONG("archive-path-too-long"),
    SIZE_LIES("archive-size-lies"),
    TRAILING_DATA("archive-trailing-data");

    private final String slug;

    Refusal(String slug) {
        this.slug = slug;
    }

    /** Stable name for programs, in lower case with hyphens. */
    public String slug() {
        return slug;
    }
}
