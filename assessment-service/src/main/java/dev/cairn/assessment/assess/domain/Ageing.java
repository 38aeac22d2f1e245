package dev.cairn.assessment.assess.domain;

import java.time.Instant;

/**
 * A check whose evidence is in the last fifth of its time.
 *
 * @param practice id of its practice
 * @param check its id
 * @param staleAt when the evidence stops to count
 */
public record Ageing(String practice, String check, Instant staleAt) {}
