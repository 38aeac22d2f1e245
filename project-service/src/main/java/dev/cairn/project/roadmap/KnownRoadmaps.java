package dev.cairn.project.roadmap;

import dev.cairn.events.RoadmapChoiceState;
import dev.cairn.events.RoadmapState;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.project.roadmap.domain.Phases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The roadmaps that were heard of, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class KnownRoadmaps {

    private static final String FOLLOWED = """
            select phases from known_roadmap where organisation_id = $1 and roadmap = coalesce(
                (select roadmap from known_roadmap_choice where project_id = $2),
                (select roadmap from known_roadmap_choice where organisation_id = $1 and project_id is null))""";
    /** Of an organisation that is gone nothing is kept, whatever still arrives. */
    private static final String KEEP_VERSION = """
            insert into known_roadmap (organisation_id, roadmap, number, phases)
            select organisation_id, $2::text, $3::int, $4::text[] from organisation where organisation_id = $1
            on conflict (organisation_id, roadmap) do update set number = excluded.number, phases = excluded.phases
            where excluded.number >= known_roadmap.number""";

    private static final String KEEP_CHOICE = """
            insert into known_roadmap_choice (id, organisation_id, project_id, roadmap, version)
            select $1::uuid, o.organisation_id, p.id, $4::text, $5::bigint from organisation o left join project p on p.id = $3
            where o.organisation_id = $2 and ($3::uuid is null or p.id is not null)
            on conflict (id) do update set roadmap = excluded.roadmap, version = excluded.version
            where excluded.version > known_roadmap_choice.version""";

    KnownRoadmaps() {}

    /**
     * What the team of a project can declare: the phases of the roadmap that it follows, those of the default one where it
     * follows that, or where nothing told the phases.
     *
     * @param project null for one that is new, which follows what its organisation does
     */
    public Uni<Phases> phases(UUID organisation, @Nullable UUID project) {
        return SessionSql.first(FOLLOWED, organisation, project)
                .map(row -> row == null || row[0] == null ? Phases.DEFAULT : new Phases(List.of((String[]) row[0])));
    }

    Uni<Void> keep(RoadmapState state) {
        if (state.activatedAt() == null) {
            return Uni.createFrom().voidItem();
        }
        List<RoadmapState.Phase> phases = state.phases();
        String[] ids = phases == null || phases.isEmpty()
                ? null
                : phases.stream().map(RoadmapState.Phase::id).toArray(String[]::new);
        return SessionSql.change(KEEP_VERSION, state.organisationId(), state.roadmap(), state.number(), ids)
                .replaceWithVoid();
    }

    Uni<Void> keep(RoadmapChoiceState state) {
        return SessionSql.change(
                        KEEP_CHOICE,
                        state.id(),
                        state.organisationId(),
                        state.projectId(),
                        state.roadmap(),
                        state.version())
                .replaceWithVoid();
    }
}
