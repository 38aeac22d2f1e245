package dev.cairn.notification.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.limits.RateLimit;
import dev.cairn.kit.limits.RateLimits;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.TakeInSignals;
import dev.cairn.notification.alert.TakeInSignals.Outcome;
import dev.cairn.notification.alert.domain.Effect.What;
import dev.cairn.notification.alert.domain.Signal;
import dev.cairn.notification.intake.form.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What all ways in have in common. */
@ApplicationScoped
class Intake {

    /** Somebody has to resolve alerts first; nothing is won by coming again at once. */
    private static final String LATER = "60";

    private static final int MOST_SLICES = 10;

    private final TakeInSignals takeIn;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final ObjectMapper json;
    private final RateLimit messages;
    private final int slice;

    Intake(
            TakeInSignals takeIn,
            CurrentOrganisation organisation,
            Caller caller,
            ObjectMapper json,
            RateLimits limits,
            IntakeConfig config) {
        this.takeIn = takeIn;
        this.organisation = organisation;
        this.caller = caller;
        this.json = json;
        this.messages = limits.limit("intake", config.messages(), config.window(), CommonProblem.UNAVAILABLE);
        this.slice = config.mostAlerts();
    }

    /** Counts a message of a sender that comes again after a 5xx answer only. */
    void count(RoutingContext request) {
        messages.count(organisation.id(), caller.id(), request);
    }

    /** Most alerts in one message. */
    int most() {
        return MOST_SLICES * slice;
    }

    JsonNode json(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            if (read == null || read.isMissingNode()) {
                throw Problem.invalid("", "must be JSON");
            }
            return read;
        } catch (IOException e) {
            throw Problem.invalid("", "must be JSON");
        }
    }

    /** Reads a message, whose faults become a problem. */
    static <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (Refused refused) {
            throw Problem.invalid(refused.pointer(), refused.why());
        }
    }

    /**
     * Takes in signals, one slice after the other, and each is committed when it answers; then what found no room is a
     * problem of this kind. A message that failed in the middle is harmless when it comes again.
     */
    Uni<List<Outcome>> takeIn(List<Signal> signals, ProblemKind full) {
        UUID org = organisation.id();
        Actor by = Actor.of(caller);
        var all = new ArrayList<Outcome>();
        Uni<List<Outcome>> steps = Uni.createFrom().item(all);
        for (int from = 0; from < signals.size(); from += slice) {
            var part = signals.subList(from, Math.min(from + slice, signals.size()));
            steps = steps.chain(() -> takeIn.takeIn(org, by, part))
                    .invoke(all::addAll)
                    .replaceWith(all);
        }
        return steps.invoke(outcomes -> {
            long refused = outcomes.stream()
                    .filter(outcome -> outcome.effect().what() == What.REFUSED)
                    .count();
            if (refused > 0) {
                throw new Problem(
                                full,
                                "%d of %d were refused, the others are stored".formatted(refused, outcomes.size()))
                        .withHeader(HttpHeaders.RETRY_AFTER, LATER);
            }
        });
    }
}
