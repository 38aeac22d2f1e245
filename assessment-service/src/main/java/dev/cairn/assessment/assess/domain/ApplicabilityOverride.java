package dev.cairn.assessment.assess.domain;

/**
 * A member's word on whether a practice concerns the project, which outranks what the facts say.
 *
 * @param practice id of the practice
 * @param applies whether it does
 * @param reason why, shown wherever it counts
 */
public record ApplicabilityOverride(String practice, boolean applies, String reason) {}
