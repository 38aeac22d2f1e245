package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.ownroadmap.PublishedVersion.By;
import dev.cairn.events.EventType;
import dev.cairn.events.RoadmapState.Phase;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes a version of a roadmap. Numbers only go up, and so do dates of effect: a later version never counts first. */
@ApplicationScoped
public class PublishRoadmap {

    private final RoadmapVersions versions;
    private final RoadmapChanges changes;
    private final RoadmapConfig config;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    PublishRoadmap(
            RoadmapVersions versions, RoadmapChanges changes, RoadmapConfig config, Jobs jobs, Ids ids, Clock clock) {
        this.versions = versions;
        this.changes = changes;
        this.config = config;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Publishes, in the Hibernate transaction that the caller is in.
     *
     * @param effectiveAt null for now
     */
    public Uni<PublishedVersion> publish(UUID organisation, ReadText read, @Nullable Instant effectiveAt, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant effect = effectiveAt == null ? now : effectiveAt.truncatedTo(ChronoUnit.MILLIS);
        demandNear(effect, now);
        var roadmap = read.roadmap();
        var version = new PublishedVersion(
                ids.next(),
                roadmap.id(),
                roadmap.version(),
                roadmap.title(),
                read.digest(),
                roadmap.phases().stream()
                        .map(phase -> new Phase(phase.id(), phase.title()))
                        .toList(),
                effect,
                new By(by.id(), by.name(), now),
                null,
                null,
                1);
        return versions.hold(organisation)
                .chain(() -> versions.latest(organisation))
                .invoke(latest -> demandNext(version, latest))
                .chain(() -> versions.scheduled(organisation, version.roadmap()))
                .invoke(scheduled -> demandLater(version, scheduled))
                .chain(() -> versions.add(organisation, version, read.text()))
                .chain(() -> changes.tell(organisation, EventType.ROADMAP_PUBLISHED, "published", by, null, version))
                .chain(() -> effect.isAfter(now)
                        ? setTimer(organisation, version).replaceWith(version)
                        : changes.activate(organisation, version, by));
    }

    /** A date that has passed is a mistake, unless the request was only a moment on its way. */
    private void demandNear(Instant effect, Instant now) {
        if (effect.isBefore(now.minusSeconds(60))) {
            throw Problem.invalid("?effectiveAt", "has passed; leave it out for now");
        }
        if (effect.isAfter(now.plus(config.furthest()))) {
            throw Problem.invalid(
                    "?effectiveAt",
                    "is more than %d days ahead".formatted(config.furthest().toDays()));
        }
    }

    private void demandNext(PublishedVersion version, List<PublishedVersion> latest) {
        var before = latest.stream()
                .filter(one -> one.roadmap().equals(version.roadmap()))
                .findFirst();
        if (before.isEmpty() && latest.size() >= config.most()) {
            throw new Problem(OwnRoadmapProblem.TOO_MANY, "At most %d roadmaps".formatted(config.most()));
        }
        before.filter(one -> one.number() >= version.number()).ifPresent(one -> {
            throw new Problem(
                            OwnRoadmapProblem.VERSION_TAKEN,
                            "%s published version %d; the next is at least %d"
                                    .formatted(one.published().name(), one.number(), one.number() + 1))
                    .at("/version", "must be more than " + one.number());
        });
        if (version.number() > config.mostVersions()) {
            throw new Problem(OwnRoadmapProblem.TOO_MANY, "At most version %d".formatted(config.mostVersions()))
                    .at("/version", "must be at most " + config.mostVersions());
        }
    }

    private static void demandLater(PublishedVersion version, List<PublishedVersion> scheduled) {
        scheduled.stream()
                .filter(one -> one.effectiveAt().isAfter(version.effectiveAt()))
                .findFirst()
                .ifPresent(one -> {
                    throw Problem.invalid(
                            "?effectiveAt",
                            "version %d takes effect only at %s; withdraw it, or choose a later date"
                                    .formatted(one.number(), one.effectiveAt()));
                });
    }

    private Uni<Void> setTimer(UUID organisation, PublishedVersion version) {
        return jobs.set(new NewJob(
                ids.next(),
                organisation,
                RoadmapTimer.KIND,
                null,
                "roadmap " + version.id(),
                version.effectiveAt(),
                new JsonObject().put(RoadmapTimer.VERSION, version.id().toString())));
    }
}
