package dev.cairn.notification.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.notification.policy.PolicyBody.LowUrgencyBody;
import dev.cairn.notification.policy.PolicyBody.QuietHoursBody;
import dev.cairn.notification.policy.PolicyBody.StepBody;
import dev.cairn.notification.policy.PolicyBody.TargetBody;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.QuietHours;
import dev.cairn.notification.policy.domain.Step;
import dev.cairn.notification.policy.domain.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Policies as they are stored, and as the rules know them. */
@ApplicationScoped
class PolicyJson {

    private final ObjectMapper json;

    PolicyJson(ObjectMapper json) {
        this.json = json;
    }

    String write(PolicyBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    PolicyBody body(String text) {
        try {
            return json.readValue(text, PolicyBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy cannot be read", e);
        }
    }

    /** The policy that a checked body describes. */
    static Policy policy(PolicyBody body) {
        LowUrgencyBody low = Objects.requireNonNull(body.lowUrgency());
        long timeout = Objects.requireNonNull(body.acknowledgeTimeoutSeconds());
        return new Policy(
                Objects.requireNonNull(body.steps()).stream()
                        .map(step -> step(Objects.requireNonNull(step)))
                        .toList(),
                Objects.requireNonNull(body.repeats()),
                Duration.ofSeconds(Objects.requireNonNull(body.pauseSeconds())),
                timeout == 0 ? null : Duration.ofSeconds(timeout),
                targets(body.fallback()),
                Boolean.TRUE.equals(low.escalates()),
                quiet(low.quietHours()));
    }

    private static Step step(StepBody body) {
        return new Step(Duration.ofSeconds(Objects.requireNonNull(body.delaySeconds())), targets(body.targets()));
    }

    private static List<Target> targets(@Nullable List<@Nullable TargetBody> bodies) {
        return Objects.requireNonNull(bodies).stream()
                .map(body -> target(Objects.requireNonNull(body)))
                .toList();
    }

    private static Target target(TargetBody body) {
        return new Target(
                Target.Kind.ofWord(Objects.requireNonNull(body.kind())).orElseThrow(),
                Objects.requireNonNull(body.id()));
    }

    private static @Nullable QuietHours quiet(@Nullable QuietHoursBody body) {
        return body == null
                ? null
                : new QuietHours(
                        ZoneId.of(Objects.requireNonNull(body.timeZone())),
                        Objects.requireNonNull(body.weekdays()).stream()
                                .map(day ->
                                        DayOfWeek.valueOf(String.valueOf(day).toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet()),
                        LocalTime.parse(Objects.requireNonNull(body.start())),
                        LocalTime.parse(Objects.requireNonNull(body.end())));
    }
}
