package dev.cairn.kit.problem;

/** A kind of problem that a caller can act on. Each feature lists its own in an enum. */
public interface ProblemKind {

    /** Stable word for programs, lower-case with hyphens; the last part of the document's {@code type}. */
    String slug();

    /** One short sentence for people, the same for each occurrence. */
    String title();

    /** HTTP status, 400 to 599. */
    int status();
}
