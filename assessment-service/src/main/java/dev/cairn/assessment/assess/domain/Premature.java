package dev.cairn.assessment.assess.domain;

import java.util.List;

/**
 * Work that is too early while the hypothesis is open. It never lowers readiness.
 *
 * @param id a skip item's or a practice's id
 * @param practice whether it is a practice of a later phase; else an item of the skip list
 * @param title what was begun
 * @param advice why to stop and when its time comes
 * @param cost what going on costs
 * @param facts what shows it
 */
public record Premature(String id, boolean practice, String title, String advice, String cost, List<FactRead> facts) {}
