package dev.cairn.assessment.roadmap.domain;

/**
 * Work that should wait.
 *
 * @param id the phase's id, {@code skip}, and a name, such as {@code mvp.skip.ci-cd}
 * @param title what it is
 * @param expression true where the facts show that it was begun
 * @param strength the least strength of evidence that shows it
 * @param advice why to stop, and when its time comes
 * @param cost what it costs to go on now
 */
public record SkipItem(String id, String title, String expression, Strength strength, String advice, String cost) {}
