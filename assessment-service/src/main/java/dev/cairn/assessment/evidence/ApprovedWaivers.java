package dev.cairn.assessment.evidence;

import dev.cairn.assessment.assess.domain.Waiver;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What a project may do without at present. It stands beside the facts, since an assessment rests on both. */
@ApplicationScoped
public class ApprovedWaivers {

    private static final String APPROVED = """
            select cast(id as text), target, reason, ends_at, decided_by_name from waiver
            where project_id = $1 and status = 'approved' order by id""";

    ApprovedWaivers() {}

    /** The approved waivers, in the Hibernate transaction that the caller is in; one past its end does not count. */
    public Uni<List<Waiver>> of(UUID project) {
        return SessionSql.rows(APPROVED, project)
                .map(rows -> rows.stream().map(ApprovedWaivers::waiver).toList());
    }

    private static Waiver waiver(Object[] row) {
        return new Waiver((String) row[0], (String) row[1], (String) row[2], instant(row[3]), (String) row[4]);
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
    }
}
