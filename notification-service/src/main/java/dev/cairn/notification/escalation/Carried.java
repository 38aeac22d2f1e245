package dev.cairn.notification.escalation;

import dev.cairn.events.AlertState;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.paging.PageOutcome;
import dev.cairn.notification.policy.PolicyRef;
import dev.cairn.notification.policy.Told;
import dev.cairn.notification.policy.domain.After;
import dev.cairn.notification.policy.domain.Move;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One step that is being carried out, and what is said of it.
 *
 * @param id under which it is kept; before those of its pages, so that it is told before them
 * @param before the escalation when it came to the step
 * @param told whom the step's targets stand for
 * @param outcomes what became of the messages to people
 * @param webhooks those to which a message is on its way
 */
record Carried(
        UUID id,
        Escalating before,
        Policy policy,
        PolicyRef ref,
        Move.Tell step,
        Told told,
        List<PageOutcome> outcomes,
        List<UUID> webhooks) {

    Carried with(List<PageOutcome> paged) {
        return new Carried(id, before, policy, ref, step, told, paged, webhooks);
    }

    Carried told(List<UUID> systems) {
        return new Carried(id, before, policy, ref, step, told, outcomes, systems);
    }

    Reached reached() {
        return new Reached((int) outcomes.stream().filter(PageOutcome::queued).count(), webhooks.size());
    }

    /** How people know the step. */
    static String named(Move.Tell step) {
        return step.fallback() ? "the fallback" : "step " + step.step();
    }

    AlertState.Escalation event() {
        return new AlertState.Escalation(
                ref.id(),
                ref.name(),
                ref.version(),
                before.progress().generation(),
                step.round(),
                step.step(),
                reached().people());
    }

    /** The lines of the alert's story. */
    List<Timeline.Entry> said(After after, Actor by, Map<String, String> members) {
        var lines = new ArrayList<Timeline.Entry>();
        boolean nobody = reached().people() + reached().systems() == 0;
        String text = head() + (nobody ? " reached nobody" : "") + parts(members) + follows(after);
        lines.add(new Timeline.Entry(
                before.alert(), nobody ? TimelineKind.NOBODY_ON_CALL : TimelineKind.ESCALATED, by, text));
        String end = end(after);
        if (!end.isEmpty()) {
            lines.add(new Timeline.Entry(before.alert(), TimelineKind.ESCALATION_ENDED, Actor.SYSTEM, end));
        }
        return lines;
    }

    private String head() {
        String named = named(step);
        return Character.toUpperCase(named.charAt(0)) + named.substring(1)
                + (step.round() > 1 ? " of round " + step.round() : "")
                + " of " + ref.name() + " (version " + ref.version() + ")";
    }

    private String parts(Map<String, String> members) {
        var parts = new ArrayList<String>();
        for (PageOutcome outcome : outcomes) {
            String who = members.getOrDefault(
                    outcome.order().person(), outcome.order().person());
            parts.add(
                    outcome.queued()
                            ? "paged %s (%s)".formatted(who, outcome.order().why())
                            : "%s (%s) %s".formatted(who, outcome.order().why(), outcome.reason()));
        }
        if (!webhooks.isEmpty()) {
            parts.add("told " + webhooks.size() + (webhooks.size() == 1 ? " webhook" : " webhooks"));
        }
        int silent = told.webhooks().size() - webhooks.size();
        if (silent > 0) {
            parts.add(silent + (silent == 1 ? " webhook is disabled" : " webhooks are disabled"));
        }
        parts.addAll(told.missing());
        return parts.isEmpty() ? "" : ": " + String.join("; ", parts);
    }

    private static String follows(After after) {
        return switch (after.word()) {
            case NOBODY -> ". The next step follows";
            case FALLS_BACK -> ". No step reached a person: the fallback comes at once";
            default -> "";
        };
    }

    private static String end(After after) {
        return switch (after.word()) {
            case ENDED -> "There is no further step";
            case TOLD_ONCE -> "An alert of low urgency is told once";
            case REACHED_NOBODY -> "There is no further step, and no person was reached";
            default -> "";
        };
    }
}
