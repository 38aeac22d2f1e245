package dev.cairn.assessment.source.git;

/** Why a repository is not read. The slug is public and never changes. */
public enum GitRefusal {
    URL_REFUSED("repository-url-refused", "The repository's URL leads where it must not"),
    UNREACHABLE("repository-unreachable", "The repository's server does not answer"),
    ACCESS_REFUSED("repository-access-refused", "The repository's server does not let us in"),
    NOT_FOUND("repository-not-found", "There is no repository at the URL"),
    REDIRECTED("repository-redirected", "The repository's server sends us elsewhere"),
    NOT_GIT("repository-not-git", "What answers at the URL is no git server that we can read"),
    BRANCH_NOT_FOUND("repository-branch-not-found", "The repository has no such branch"),
    EMPTY("repository-empty", "The repository has no commit yet"),
    TOO_LARGE("repository-too-large", "The repository is too large"),
    TOO_MANY_OBJECTS("repository-too-many-objects", "The repository has too many objects"),
    OBJECT_TOO_LARGE("repository-object-too-large", "An object of the repository is too large"),
    CORRUPT("repository-corrupt", "What the server sent is damaged"),
    TOO_LONG("repository-too-long", "Reading the repository took too long");

    private final String slug;
    private final String title;

    GitRefusal(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /** Stable name for programs. */
    public String slug() {
        return slug;
    }

    /** One short sentence for people. */
    public String title() {
        return title;
    }
}
