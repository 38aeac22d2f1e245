package dev.cairn.notification.policy.domain;

import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.policy.domain.After.Word;
import dev.cairn.notification.policy.domain.Progress.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an escalation does next. One move is one step: after an outage the next step is counted from when the late one
 * was carried out, so nobody is paged by several steps at once.
 */
public final class EscalationRules {

    private EscalationRules() {}

    /** Starts; whatever an earlier generation waits for is not done any more. */
    public static Progress begin(Policy policy, Urgency urgency, long generation, Instant now) {
        Instant first = now.plus(policy.steps().get(0).delay());
        return new Progress(generation, State.RUNNING, 1, 1, awake(policy, urgency, first), 0);
    }

    /** Waits because something holds it. */
    public static Progress hold(Progress progress, Instant until) {
        return progress.with(State.HELD, until);
    }

    /** Goes on where it was held; a start that was held begins with its first step's delay. */
    public static Progress release(Policy policy, Urgency urgency, Progress progress, Instant now) {
        boolean first = progress.round() == 1 && progress.step() == 1;
        return first
                ? begin(policy, urgency, progress.generation(), now)
                : progress.with(State.RUNNING, awake(policy, urgency, now));
    }

    /** Somebody took the alert on. */
    public static Progress acknowledge(@Nullable Duration timeout, Progress progress, Instant now) {
        return progress.with(State.ACKNOWLEDGED, timeout == null ? null : now.plus(timeout));
    }

    /** The alert is over, or put off. */
    public static Progress stop(Progress progress) {
        return progress.with(State.ENDED, null);
    }

    /**
     * What is to be done now.
     *
     * @param asked whether somebody asks for the next step before its time
     */
    public static Move next(Policy policy, Urgency urgency, Progress progress, Instant now, boolean asked) {
        if (progress.state() != State.RUNNING || progress.due() == null) {
            return new Move.Rest();
        }
        if (!asked && progress.due().isAfter(now)) {
            return new Move.Wait(progress.due());
        }
        Instant awake = awake(policy, urgency, now);
        if (!asked && awake.isAfter(now)) {
            return new Move.Wait(awake);
        }
        boolean fallback = progress.step() > policy.steps().size();
        return new Move.Tell(
                progress.round(),
                progress.step(),
                fallback,
                fallback
                        ? policy.fallback()
                        : policy.steps().get(progress.step() - 1).targets());
    }

    /**
     * Where it is after the step that was to be carried out. A round that reached no person is followed by the fallback at
     * once; if nobody is reached by that either, the repeats go on.
     */
    public static After after(Policy policy, Urgency urgency, Progress before, Instant now, Reached reached) {
        int paged = before.paged() + reached.people();
        boolean told = reached.anybody();
        int steps = policy.steps().size();
        if (urgency == Urgency.LOW && !policy.lowEscalates() && told && before.step() <= steps) {
            return ended(before, paged, Word.TOLD_ONCE);
        }
        if (before.step() < steps) {
            Duration delay = told ? policy.steps().get(before.step()).delay() : Duration.ZERO;
            return on(policy, urgency, before, paged, before.round(), before.step() + 1, now.plus(delay), told);
        }
        boolean fallback = before.step() > steps;
        if (paged == 0 && !fallback && !policy.fallback().isEmpty()) {
            var next = new Progress(
                    before.generation(), State.RUNNING, before.round(), steps + 1, awake(policy, urgency, now), 0);
            return new After(next, Word.FALLS_BACK);
        }
        if (before.round() <= policy.repeats() && !(fallback && paged > 0)) {
            return on(policy, urgency, before, paged, before.round() + 1, 1, now.plus(policy.pause()), told);
        }
        return ended(before, paged, paged == 0 ? Word.REACHED_NOBODY : Word.ENDED);
    }

    private static After on(
            Policy policy,
            Urgency urgency,
            Progress before,
            int paged,
            int round,
            int step,
            Instant due,
            boolean told) {
        var next = new Progress(before.generation(), State.RUNNING, round, step, awake(policy, urgency, due), paged);
        return new After(next, told ? Word.GOES_ON : Word.NOBODY);
    }

    private static After ended(Progress before, int paged, Word word) {
        var end = new Progress(before.generation(), State.ENDED, before.round(), before.step(), null, paged);
        return new After(end, word);
    }

    /** The instant itself, or the end of the quiet hours that it is in. */
    private static Instant awake(Policy policy, Urgency urgency, Instant at) {
        QuietHours quiet = policy.quiet();
        return urgency == Urgency.LOW && quiet != null ? quiet.over(at) : at;
    }
}
