package dev.cairn.assessment.follow;

import dev.cairn.assessment.ownroadmap.RoadmapVersions;
import dev.cairn.assessment.ownroadmap.ShippedRoadmap;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roadmap that counts for a project, in the Hibernate transaction that the caller is in: within one transaction it
 * stays the same as what else is read there.
 */
@ApplicationScoped
public class ProjectRoadmaps {

    private static final String FOLLOWED = """
            select roadmap, number, digest from roadmap_version
            where organisation_id = $1 and activated_at is not null and roadmap = coalesce(
                (select roadmap from roadmap_choice where project_id = $2),
                (select roadmap from roadmap_choice where organisation_id = $1 and project_id is null))
            order by number desc limit 1""";

    private static final String DIGEST =
            "select digest from roadmap_version where organisation_id = $1 and roadmap = $2 and number = $3";

    private final RoadmapVersions versions;
    private final CompiledRoadmaps compiled;
    private final RoadmapInUse shipped;

    ProjectRoadmaps(RoadmapVersions versions, CompiledRoadmaps compiled, ShippedRoadmap shipped) {
        this.versions = versions;
        this.compiled = compiled;
        this.shipped = new RoadmapInUse(shipped.assessor(), shipped.digest());
    }

    /** The roadmap that counts for this project now. */
    public Uni<RoadmapInUse> of(KnownProject project) {
        return SessionSql.first(FOLLOWED, project.organisationId(), project.id())
                .chain(row -> row == null
                        ? Uni.createFrom().item(shipped)
                        : version(project.organisationId(), (String) row[0], ((Number) row[1]).intValue(), (String)
                                row[2]));
    }

    /** A version by which a project was judged once; null when it is no longer here. */
    public Uni<@Nullable RoadmapInUse> version(KnownProject project, String roadmap, int number) {
        Roadmap ours = shipped.roadmap();
        if (ours.id().equals(roadmap)) {
            return Uni.createFrom().item(ours.version() == number ? shipped : null);
        }
        UUID organisation = project.organisationId();
        return SessionSql.first(DIGEST, organisation, roadmap, number)
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : version(organisation, roadmap, number, (String) row[0]));
    }

    private Uni<RoadmapInUse> version(UUID organisation, String roadmap, int number, String digest) {
        return compiled.of(digest, () -> versions.text(organisation, roadmap, number))
                .map(assessor -> new RoadmapInUse(assessor, digest));
    }
}
