package dev.cairn.assessment.roadmap.domain;

/**
 * A fact that the expressions of a roadmap may read.
 *
 * @param name dotted lower-case segments, such as {@code ci.runs_tests}
 * @param type the type every value of it has
 * @param title what it says, in a few words
 */
public record FactDeclaration(String name, FactType type, String title) {}
