package dev.cairn.project.common;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The meters that only project-service has. None has a tag: an organisation or a project must never be one. */
@ApplicationScoped
public class ProjectMeters {

    /** What is counted. */
    public enum Count {
        ORGANISATIONS_CREATED("cairn.organisations.created", "Organisations founded"),
        ORGANISATIONS_DELETED("cairn.organisations.deleted", "Organisations deleted"),
        PROJECTS_CREATED("cairn.projects.created", "Projects created"),
        PROJECTS_DELETED("cairn.projects.deleted", "Projects deleted"),
        TOKENS_ISSUED("cairn.tokens.issued", "API tokens issued"),
        TOKENS_USED("cairn.tokens.used", "Requests admitted by an API token"),
        TOKEN_USES_LOST("cairn.tokens.uses.lost", "Uses of API tokens whose time could not be noted");

        private final String meter;
        private final String help;

        Count(String meter, String help) {
            this.meter = meter;
            this.help = help;
        }
    }

    private final Map<Count, Counter> counters = new EnumMap<>(Count.class);

    ProjectMeters(MeterRegistry registry) {
        for (Count count : Count.values()) {
            counters.put(
                    count, Counter.builder(count.meter).description(count.help).register(registry));
        }
    }

    /** Counts one. */
    public void count(Count what) {
        count(what, 1);
    }

    /** Counts several at once. */
    public void count(Count what, int times) {
        Objects.requireNonNull(counters.get(what)).increment(times);
    }
}
