package dev.cairn.assessment.evidence;

import dev.cairn.assessment.assess.domain.Fact;
import dev.cairn.assessment.assess.domain.FactValue;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a project at present, and by which evidence. */
@ApplicationScoped
public class KnownFacts {

    private static final String FACTS = """
            select cast(id as text), strength, observed_at, cast(facts as text),
                case when source = 'attestation' then stale_at end
            from evidence where project_id = $1""";
    private static final String PRESENT = " and superseded_at is null order by id";
    private static final String THESE = " and id = any($2) order by id";

    KnownFacts() {}

    /**
     * The facts of all evidence that is not superseded, in the Hibernate transaction that the caller is in. How long each
     * counts is for the checks to say that read it; only an attestation has an end of its own as well.
     */
    public Uni<List<Fact>> of(UUID project) {
        return SessionSql.rows(FACTS + PRESENT, project).map(KnownFacts::facts);
    }

    /** The facts of these pieces of evidence, also of superseded ones, in the Hibernate transaction that the caller is in. */
    public Uni<List<Fact>> of(UUID project, UUID[] evidence) {
        return SessionSql.rows(FACTS + THESE, project, evidence).map(KnownFacts::facts);
    }

    private static List<Fact> facts(List<@Nullable Object[]> rows) {
        var facts = new ArrayList<Fact>();
        rows.forEach(row -> addFacts(facts, row));
        return facts;
    }

    private static void addFacts(List<Fact> facts, Object[] row) {
        Strength strength = Strength.ofWord((String) row[1]);
        for (var fact : new JsonObject((String) row[3])) {
            Object value = fact.getValue() instanceof JsonArray array ? array.getList() : fact.getValue();
            facts.add(new Fact(
                    fact.getKey(),
                    FactValue.ofJson(value),
                    strength,
                    (String) row[0],
                    instant(row[2]),
                    row[4] == null ? null : instant(row[4])));
        }
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
    }
}
