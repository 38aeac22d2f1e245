package dev.cairn.assessment.reassess;

import dev.cairn.assessment.ownroadmap.ShippedRoadmap;
import dev.cairn.events.EventCodec;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds projects whose latest assessment was made with another roadmap than the one that counts for them now. */
@ApplicationScoped
class Outdated {

    private static final String NEXT = """
            with in_effect as (
                select distinct on (roadmap) roadmap, digest from roadmap_version
                where organisation_id = $1 and activated_at is not null order by roadmap, number desc)
            select cast(p.state as text), exists (
                select 1 from job j where j.organisation_id = $1 and j.kind = 'assess' and j.state = 'queued'
                    and j.dedup_key = 'now ' || p.id)
            from known_project p
            join project_state s on s.project_id = p.id
            left join roadmap_choice own on own.project_id = p.id
            left join roadmap_choice all_of on all_of.organisation_id = $1 and all_of.project_id is null
            left join in_effect e on e.roadmap = coalesce(own.roadmap, all_of.roadmap)
            where p.organisation_id = $1 and not p.deleted and p.id > $2
                and s.roadmap_digest is distinct from coalesce(e.digest, $3)
            order by p.id limit $4""";

    private final ShippedRoadmap shipped;

    Outdated(ShippedRoadmap shipped) {
        this.shipped = shipped;
    }

    /** @param waits whether an assessment of it is queued anyway, which will go by what counts then */
    record Found(KnownProject project, boolean waits) {}

    /** The next of them by id, in the Hibernate transaction that the caller is in. */
    Uni<List<Found>> after(UUID organisation, UUID project, int most) {
        return SessionSql.rows(NEXT, organisation, project, shipped.digest(), most)
                .map(rows -> rows.stream().map(Outdated::read).toList());
    }

    private static Found read(@Nullable Object[] row) {
        var state = EventCodec.read(ProjectState.class, ((String) row[0]).getBytes(StandardCharsets.UTF_8));
        return new Found(
                new KnownProject(state.id(), state.organisationId(), state.slug(), state.name(), state),
                (Boolean) row[1]);
    }
}
