package dev.cairn.notification.person;

import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.limits.RateLimit;
import dev.cairn.kit.limits.RateLimits;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who asks about themselves. */
@ApplicationScoped
public class Me {

    private final Caller caller;
    private final CurrentOrganisation organisation;
    private final RateLimit messages;

    Me(Caller caller, CurrentOrganisation organisation, RateLimits limits, PersonConfig config) {
        this.caller = caller;
        this.organisation = organisation;
        this.messages = limits.limit("contact-messages", config.messages(), config.window());
    }

    /** Where they ask. */
    public UUID organisation() {
        return organisation.id();
    }

    /** @throws Problem when it is an API token, which nobody can reach */
    public String subject() {
        if (caller.kind() == Caller.Kind.TOKEN) {
            throw new Problem(CommonProblem.FORBIDDEN, "An API token is no person: sign in");
        }
        return caller.id();
    }

    /** Counts a message that the person has sent to themselves, which costs somebody something. */
    void countMessage(RoutingContext request) {
        messages.count(organisation.id(), subject(), request);
    }
}
