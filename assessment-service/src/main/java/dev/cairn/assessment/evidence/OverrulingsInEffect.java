package dev.cairn.assessment.evidence;

import dev.cairn.assessment.assess.domain.ApplicabilityOverride;
import dev.cairn.assessment.assess.domain.KindOverride;
import dev.cairn.assessment.assess.domain.Overruler;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What members overruled of what applies to a project. It stands beside the facts, since an assessment rests on both. */
@ApplicationScoped
public class OverrulingsInEffect {

    private static final String IN_EFFECT = """
            select practice, says, reason, said_by_name, said_at, approved_by_name from overruling
            where project_id = $1 and says is not null order by practice nulls first""";

    OverrulingsInEffect() {}

    /**
     * All that are in effect.
     *
     * @param kind null: as detected
     */
    public record Overruled(
            List<ApplicabilityOverride> practices, @Nullable KindOverride kind) {}

    /** What is in effect, in the Hibernate transaction that the caller is in; what only waits for approval is not. */
    public Uni<Overruled> of(UUID project) {
        return SessionSql.rows(IN_EFFECT, project).map(OverrulingsInEffect::overruled);
    }

    private static Overruled overruled(List<@Nullable Object[]> rows) {
        var practices = new ArrayList<ApplicabilityOverride>();
        KindOverride kind = null;
        for (Object[] row : rows) {
            String practice = (String) row[0];
            String says = (String) row[1];
            String reason = (String) row[2];
            var overruler = new Overruler((String) row[3], ((OffsetDateTime) row[4]).toInstant(), (String) row[5]);
            if (practice == null) {
                kind = new KindOverride(says, reason, overruler);
            } else {
                practices.add(new ApplicabilityOverride(practice, says.equals("applies"), reason, overruler));
            }
        }
        return new Overruled(List.copyOf(practices), kind);
    }
}
