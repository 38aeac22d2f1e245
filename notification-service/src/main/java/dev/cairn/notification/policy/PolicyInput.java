package dev.cairn.notification.policy;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.policy.PolicyBody.LowUrgencyBody;
import dev.cairn.notification.policy.PolicyBody.QuietHoursBody;
import dev.cairn.notification.policy.PolicyBody.StepBody;
import dev.cairn.notification.policy.PolicyBody.TargetBody;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks a policy that somebody writes, field by field. */
@ApplicationScoped
class PolicyInput {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_TEXT = 1000;
    static final int LONGEST_SUBJECT = 200;
    private static final long DAY = 86_400;
    private static final long USUAL_PAUSE = 300;
    private static final long USUAL_TIMEOUT = 1800;
    private static final int LONGEST_ZONE = 100;

    /**
     * A policy that can be kept, as far as it alone tells.
     *
     * @param body with all that was left out filled in
     */
    record Checked(PolicyBody body, Policy policy, Named named) {}

    private final PolicyConfig config;

    PolicyInput(PolicyConfig config) {
        this.config = config;
    }

    /** @throws Problem with a pointer to what is wrong */
    Checked check(PolicyBody asked) {
        var named = new Named();
        int repeats = asked.repeats() == null ? 0 : asked.repeats();
        if (repeats < 0 || repeats > config.mostRepeats()) {
            throw refused("/repeats", "must be 0 to " + config.mostRepeats());
        }
        long shortest = config.shortestDelay().toSeconds();
        var body = new PolicyBody(
                text("/name", asked.name(), LONGEST_NAME),
                asked.description() == null || asked.description().isBlank()
                        ? null
                        : text("/description", asked.description(), LONGEST_TEXT),
                steps(asked.steps(), shortest, named),
                repeats,
                seconds("/pauseSeconds", asked.pauseSeconds(), Math.max(USUAL_PAUSE, shortest), shortest, DAY),
                timeout(asked.acknowledgeTimeoutSeconds(), shortest),
                fallback(asked.fallback(), named),
                low(asked.lowUrgency()));
        Policy policy = PolicyJson.policy(body);
        if (policy.quiet() != null && policy.quiet().isAlways()) {
            throw refused("/lowUrgency/quietHours", "never end; nobody would be told");
        }
        return new Checked(body, policy, named);
    }

    private List<@Nullable StepBody> steps(@Nullable List<@Nullable StepBody> given, long shortest, Named named) {
        if (given == null || given.isEmpty()) {
            throw refused("/steps", "must hold at least one step");
        }
        limit("/steps", given.size(), config.mostSteps(), "A policy has at most %d steps");
        var steps = new ArrayList<@Nullable StepBody>();
        for (int i = 0; i < given.size(); i++) {
            StepBody step = given.get(i);
            String at = "/steps/" + i;
            if (step == null) {
                throw refused(at, "must be an object");
            }
            long least = i == 0 ? 0 : shortest;
            long delay = seconds(at + "/delaySeconds", step.delaySeconds(), 0, least, DAY);
            if (step.targets() == null || step.targets().isEmpty()) {
                throw refused(at + "/targets", "must hold at least one target");
            }
            steps.add(new StepBody(delay, targets(at + "/targets", step.targets(), named)));
        }
        return steps;
    }

    private List<@Nullable TargetBody> fallback(@Nullable List<@Nullable TargetBody> given, Named named) {
        List<@Nullable TargetBody> targets = given == null ? List.of() : targets("/fallback", given, named);
        for (int i = 0; i < targets.size(); i++) {
            if (Target.Kind.WEBHOOK
                    .word()
                    .equals(Objects.requireNonNull(targets.get(i)).kind())) {
                throw refused("/fallback/" + i + "/kind", "must be person or schedule; a webhook wakes nobody");
            }
        }
        return targets;
    }

    private List<@Nullable TargetBody> targets(String at, List<@Nullable TargetBody> given, Named named) {
        limit(at, given.size(), config.mostTargets(), "A step has at most %d targets");
        var seen = new HashSet<TargetBody>();
        var targets = new ArrayList<@Nullable TargetBody>();
        for (int i = 0; i < given.size(); i++) {
            TargetBody one = given.get(i);
            if (one == null) {
                throw refused(at + "/" + i, "must be an object");
            }
            Target.Kind kind = Target.Kind.ofWord(String.valueOf(one.kind()))
                    .orElseThrow(refusal(at + "/" + i + "/kind", "must be person, schedule or webhook"));
            String id = text(at + "/" + i + "/id", one.id(), LONGEST_SUBJECT);
            var target = new TargetBody(kind.word(), named.add(kind, id, at + "/" + i + "/id"));
            if (!seen.add(target)) {
                throw refused(at + "/" + i, "is there twice");
            }
            targets.add(target);
        }
        return targets;
    }

    private static Supplier<Problem> refusal(String pointer, String detail) {
        return () -> refused(pointer, detail);
    }

    private static void limit(String at, int found, int most, String sentence) {
        if (found > most) {
            throw new Problem(PolicyProblem.LIMIT_REACHED, sentence.formatted(most))
                    .at(at, "must hold at most " + most);
        }
    }

    private static long timeout(@Nullable Long given, long shortest) {
        return given != null && given == 0
                ? 0
                : seconds("/acknowledgeTimeoutSeconds", given, USUAL_TIMEOUT, shortest, 7 * DAY);
    }

    private static long seconds(String at, @Nullable Long given, long usual, long least, long most) {
        long seconds = given == null ? usual : given;
        if (seconds < least || seconds > most) {
            throw refused(at, "must be %d to %d".formatted(least, most));
        }
        return seconds;
    }

    private static LowUrgencyBody low(@Nullable LowUrgencyBody given) {
        return given == null
                ? new LowUrgencyBody(false, null)
                : new LowUrgencyBody(Boolean.TRUE.equals(given.escalates()), quiet(given.quietHours()));
    }

    private static @Nullable QuietHoursBody quiet(@Nullable QuietHoursBody given) {
        if (given == null) {
            return null;
        }
        String at = "/lowUrgency/quietHours";
        String zone = given.timeZone();
        if (zone == null
                || zone.length() > LONGEST_ZONE
                || !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw refused(at + "/timeZone", "must be the IANA name of a time zone, such as Europe/Berlin");
        }
        return new QuietHoursBody(
                zone,
                weekdays(at + "/weekdays", given.weekdays()),
                clock(at + "/start", given.start()),
                clock(at + "/end", given.end()));
    }

    private static List<@Nullable String> weekdays(String at, @Nullable List<@Nullable String> given) {
        var all = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        if (given == null) {
            return List.copyOf(all);
        }
        if (given.isEmpty() || given.size() > all.size()) {
            throw refused(at, "must hold 1 to 7");
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < given.size(); i++) {
            int place = all.indexOf(String.valueOf(given.get(i)));
            if (place < 0) {
                throw refused(at + "/" + i, "must be one of " + String.join(", ", all));
            }
            days.add(DayOfWeek.of(place + 1));
        }
        return days.stream().map(day -> all.get(day.ordinal())).collect(ArrayList::new, List::add, List::addAll);
    }

    private static String clock(String at, @Nullable String text) {
        try {
            return String.valueOf(text).equals("24:00")
                    ? "00:00"
                    : LocalTime.parse(String.valueOf(text))
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString();
        } catch (DateTimeException e) {
            throw refused(at, "must be a local time such as 22:00");
        }
    }

    private static String text(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            throw refused(pointer, "must have 1 to " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused(pointer, "must not hold control characters");
        }
        return text.strip();
    }

    static Problem refused(String pointer, String detail) {
        return new Problem(CommonProblem.UNPROCESSABLE, "One or more values cannot be used").at(pointer, detail);
    }
}
