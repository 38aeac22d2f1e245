package dev.cairn.assessment.follow;

import dev.cairn.assessment.ownroadmap.ReadText;
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
    private final ShippedRoadmap shippedRoadmap;

    ProjectRoadmaps(RoadmapVersions versions, CompiledRoadmaps compiled, ShippedRoadmap shipped) {
        this.versions = versions;
        this.compiled = compiled;
        this.shippedRoadmap = shipped;
        this.shipped = new RoadmapInUse(shipped.assessor(), shipped.digest());
    }

    /** The roadmap that counts for this project now. */
    public Uni<RoadmapInUse> of(KnownProject project) {
        return of(project.organisationId(), project.id());
    }

    /** The roadmap that counts for a project of which only the ids are known. */
    public Uni<RoadmapInUse> of(UUID organisation, UUID project) {
        return SessionSql.first(FOLLOWED, organisation, project)
                .chain(row -> row == null
                        ? Uni.createFrom().item(shipped)
                        : version(organisation, (String) row[0], ((Number) row[1]).intValue(), (String) row[2]));
    }

    /** A version by which a project was judged once; null when it is no longer here. */
    public Uni<@Nullable RoadmapInUse> version(KnownProject project, String roadmap, int number) {
        Roadmap ours = shipped.roadmap();
        if (ours.id().equals(roadmap)) {
            return ours.version() == number ? Uni.createFrom().item(shipped) : earlier(number);
        }
        UUID organisation = project.organisationId();
        return SessionSql.first(DIGEST, organisation, roadmap, number)
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : version(organisation, roadmap, number, (String) row[0]));
    }

    private Uni<@Nullable RoadmapInUse> earlier(int number) {
        byte[] text = shippedRoadmap.earlier(number);
        if (text == null) {
            return Uni.createFrom().nullItem();
        }
        String digest = ReadText.digest(text);
        return compiled.of(digest, () -> Uni.createFrom().item(text))
                .map(assessor -> new RoadmapInUse(assessor, digest));
    }

    private Uni<RoadmapInUse> version(UUID organisation, String roadmap, int number, String digest) {
        return compiled.of(digest, () -> versions.text(organisation, roadmap, number))
                .map(assessor -> new RoadmapInUse(assessor, digest));
    }
}
