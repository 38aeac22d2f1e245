package dev.cairn.notification.alert.domain;

import java.util.List;
import java.util.Set;

/**
 * What to do about a project's alerts after an assessment.
 *
 * @param toldAgeing the ageing evidence and ending waivers that people were told of by now; to be given to the next assessment
 */
public record Decisions(List<Decision> decisions, Set<String> toldAgeing) {

    public Decisions {
        decisions = List.copyOf(decisions);
        toldAgeing = Set.copyOf(toldAgeing);
    }
}
