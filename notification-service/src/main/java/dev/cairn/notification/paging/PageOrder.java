package dev.cairn.notification.paging;

import dev.cairn.notification.alert.domain.Urgency;
import java.util.UUID;

/**
 * Somebody who is to be paged about an alert.
 *
 * @param generation which of the alert's escalations asks, counted from 1
 * @param round how often the policy was gone through, from 1
 * @param step from 1
 * @param person subject of the member
 * @param why one sentence for people
 */
public record PageOrder(UUID alert, long generation, int round, int step, String person, Urgency urgency, String why) {}
