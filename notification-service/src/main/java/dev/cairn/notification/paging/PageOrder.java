package dev.cairn.notification.paging;

import dev.cairn.notification.alert.domain.Urgency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be paged about an alert.
 *
 * @param generation which of the alert's escalations asks, counted from 1
 * @param round how often the policy was gone through, from 1
 * @param step from 1
 * @param person subject of the member
 * @param why one sentence for people
 * @param timeZone where the person lives, as the schedule says it that they are on call in; null where none does
 */
public record PageOrder(
        UUID alert,
        long generation,
        int round,
        int step,
        String person,
        Urgency urgency,
        String why,
        @Nullable String timeZone) {}
