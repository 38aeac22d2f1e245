package dev.cairn.kit.problem;

/**
 * A kind of problem that a caller can act on. Each feature lists its own as constants of a class.
 *
 * @param slug stable word for programs, lower-case with hyphens; the last part of the document's {@code type}
 * @param title one short sentence for people, the same for each occurrence
 * @param status HTTP status, 400 to 599
 */
public record ProblemKind(String slug, String title, int status) {}
