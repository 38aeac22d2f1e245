package dev.cairn.notification.routing;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.matching.FactRows;
import dev.cairn.notification.matching.domain.Facts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells where an alert goes and why, by the decision that counts live. In the Hibernate transaction that the caller is in. */
@ApplicationScoped
class PreviewRoute {

    static final int LONGEST = 2000;
    private static final int MOST_DETAILS = 50;
    private static final int LONGEST_NAME = 200;

    /** Greater than every id: a sample is raised after all that is there. */
    private static final UUID SAMPLE = new UUID(-1, -1);

    private final Decide decide;
    private final Times times;

    PreviewRoute(Decide decide, Times times) {
        this.decide = decide;
        this.times = times;
    }

    Uni<PreviewView> ask(UUID organisation, PreviewBody asked) {
        Instant at = asked.at() == null ? times.now() : Inputs.instant("/at", asked.at());
        var sample = asked.sample();
        if ((asked.alert() == null) == (sample == null)) {
            throw Inputs.refused("/alert", "must be there where there is no sample, and only there");
        }
        UUID id = asked.alert() == null ? SAMPLE : asked.alert();
        Uni<Facts> known =
                sample == null ? alert(organisation, id) : Uni.createFrom().item(() -> facts(sample));
        return known.chain(facts -> decide.read(organisation, at)
                .chain(read -> decide.decide(organisation, read, Map.of(id, facts), at, false)
                        .map(decided -> PreviewView.of(
                                Objects.requireNonNull(decided.get(id)),
                                read.rules().considered(facts)))));
    }

    private static Uni<Facts> alert(UUID organisation, UUID id) {
        return SessionSql.first(
                        "select " + FactRows.COLUMNS + " from alert where organisation_id = $1 and id = $2",
                        organisation,
                        id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(row -> FactRows.of(row, 0));
    }

    static Facts facts(PreviewBody.Sample sample) {
        if (sample.severity() != null && Severity.ofWord(sample.severity()).isEmpty()) {
            throw Inputs.refused("/sample/severity", "must be info, warning, error or critical");
        }
        if (sample.urgency() != null && Urgency.ofWord(sample.urgency()).isEmpty()) {
            throw Inputs.refused("/sample/urgency", "must be high or low");
        }
        var own = new HashMap<String, String>();
        put(own, "integration", sample.integration());
        put(own, "service", sample.service());
        put(own, "source", sample.source());
        put(own, "kind", sample.kind());
        put(own, "severity", sample.severity());
        put(own, "urgency", sample.urgency());
        put(own, "project", sample.project());
        put(own, "title", sample.title());
        put(own, "practice", sample.practice());
        put(own, "phase", sample.phase());
        return new Facts(own, details(sample.details()));
    }

    private static void put(Map<String, String> own, String name, @Nullable String value) {
        if (value != null) {
            if (value.length() > LONGEST) {
                throw Inputs.refused("/sample/" + name, "must have at most " + LONGEST + " characters");
            }
            own.put(name, value);
        }
    }

    private static Map<String, String> details(@Nullable Map<String, @Nullable String> given) {
        var details = new HashMap<String, String>();
        if (given == null) {
            return details;
        }
        if (given.size() > MOST_DETAILS) {
            throw Inputs.refused("/sample/details", "must hold at most " + MOST_DETAILS);
        }
        given.forEach((name, value) -> {
            if (value == null || name.length() > LONGEST_NAME || value.length() > LONGEST) {
                throw Inputs.refused("/sample/details", "must be texts of at most " + LONGEST + " characters");
            }
            details.put(name, value);
        });
        return details;
    }
}
