package dev.cairn.assessment.evidence;

import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.events.EventType;
import dev.cairn.events.EvidenceState;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.tenancy.SessionSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what a source observed, and sets aside what the same source observed before. */
@ApplicationScoped
public class RecordEvidence {

    private static final int MOST_FINDINGS = 5_000;
    private static final String SUPERSEDE =
            "update evidence set superseded_at = ?3 where project_id = ?1 and source = ?2 and superseded_at is null";
    private static final String SET_ASIDE =
            "update evidence set superseded_at = $2 where id = $1 and superseded_at is null";
    private static final String NEWER = """
            select id from evidence
            where project_id = $1 and source = $2 and superseded_at is null and observed_at > $3 limit 1""";
    private static final String INSERT = """
            insert into evidence (id, organisation_id, project_id, source, strength, observed_at, recorded_at, stale_at,
                commit_id, branch, digest, summary, facts, detail, superseded_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as timestamptz), ?9, ?10, ?11, ?12,
                cast(cast(?13 as text) as jsonb), cast(cast(?14 as text) as jsonb), cast(?15 as timestamptz))""";
    private static final String INSERT_FINDINGS = """
            insert into finding (evidence_id, ordinal, organisation_id, fact, path, line, rule, confidence, excerpt,
                package_path)
            select ?1, ordinal, ?2, fact, path, line, rule, confidence, excerpt, package_path
            from jsonb_to_recordset(cast(cast(?3 as text) as jsonb)) as f(ordinal int, fact text, path text, line int,
                rule text, confidence int, excerpt text, package_path text)""";

    private final ProjectRoadmaps roadmaps;
    private final Outbox outbox;
    private final AssessmentMeters meters;
    private final Clock clock;

    RecordEvidence(ProjectRoadmaps roadmaps, Outbox outbox, AssessmentMeters meters, Clock clock) {
        this.roadmaps = roadmaps;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Records what was observed at an instant, in the Hibernate transaction that the caller is in, which must hold the
     * project. What comes in late, after a newer observation of the same source, is kept but does not count.
     */
    public Uni<Void> observe(NewEvidence evidence) {
        return SessionSql.first(NEWER, evidence.projectId(), evidence.source(), at(evidence.observedAt()))
                .chain(newer -> newer == null
                        ? replace(evidence.projectId(), evidence.source(), List.of(evidence))
                        : keepAside(evidence));
    }

    private Uni<Void> keepAside(NewEvidence evidence) {
        Instant now = clock.instant();
        meters.evidenceRecorded(evidence.source(), 1);
        return staleAt(evidence)
                .chain(staleAt -> insert(evidence, staleAt, now, now))
                .chain(() -> insertFindings(evidence))
                .replaceWithVoid();
    }

    /**
     * Records all that one source now says about one project, in the Hibernate transaction that the caller is in.
     *
     * @param observed of one project and one source; several where its facts differ in strength
     */
    public Uni<Void> replace(UUID project, String source, List<NewEvidence> observed) {
        Instant now = clock.instant();
        Uni<Void> steps = Panache.getSession()
                .chain(session -> session.createNativeQuery(SUPERSEDE)
                        .setParameter(1, project)
                        .setParameter(2, source)
                        .setParameter(3, at(now))
                        .executeUpdate())
                .replaceWithVoid();
        for (NewEvidence evidence : observed) {
            steps = steps.chain(() -> record(evidence, now));
        }
        meters.evidenceRecorded(source, observed.size());
        return steps;
    }

    /** Records one more piece beside what its source said before, in the Hibernate transaction that the caller is in. */
    public Uni<Void> add(NewEvidence evidence) {
        Instant now = clock.instant();
        meters.evidenceRecorded(evidence.source(), 1);
        return record(evidence, now);
    }

    private Uni<Void> record(NewEvidence evidence, Instant now) {
        return staleAt(evidence)
                .chain(staleAt -> insert(evidence, staleAt, now, null)
                        .chain(() -> insertFindings(evidence))
                        .chain(() -> outbox.add(EventType.EVIDENCE_RECORDED, state(evidence, staleAt, now))));
    }

    /** By the roadmap that the project follows now. */
    private Uni<@Nullable Instant> staleAt(NewEvidence evidence) {
        return roadmaps.of(evidence.organisationId(), evidence.projectId())
                .map(inUse -> evidence.staleAt(inUse.roadmap()));
    }

    /** Sets one piece aside, in the Hibernate transaction that the caller is in: from now on it does not count. */
    public Uni<Void> setAside(UUID evidence) {
        return SessionSql.change(SET_ASIDE, evidence, at(clock.instant())).replaceWithVoid();
    }

    private static Uni<Integer> insert(
            NewEvidence evidence, @Nullable Instant staleAt, Instant now, @Nullable Instant supersededAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, evidence.id())
                        .setParameter(2, evidence.organisationId())
                        .setParameter(3, evidence.projectId())
                        .setParameter(4, evidence.source())
                        .setParameter(5, evidence.strength().word())
                        .setParameter(6, at(evidence.observedAt()))
                        .setParameter(7, at(now))
                        .setParameter(8, atOrNever(staleAt))
                        .setParameter(9, evidence.commit())
                        .setParameter(10, evidence.branch())
                        .setParameter(11, evidence.digest())
                        .setParameter(12, evidence.summary())
                        .setParameter(13, new JsonObject(evidence.facts()).encode())
                        .setParameter(14, evidence.detail().encode())
                        .setParameter(15, atOrNever(supersededAt))
                        .executeUpdate());
    }

    private static Uni<Integer> insertFindings(NewEvidence evidence) {
        if (evidence.findings().isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var rows = new JsonArray();
        for (Finding finding : evidence.findings()
                .subList(0, Math.min(MOST_FINDINGS, evidence.findings().size()))) {
            rows.add(new JsonObject()
                    .put("ordinal", rows.size())
                    .put("fact", finding.fact())
                    .put("path", finding.path())
                    .put("line", finding.line())
                    .put("rule", finding.rule())
                    .put("confidence", finding.confidence())
                    .put("excerpt", finding.excerpt())
                    .put("package_path", finding.packagePath()));
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT_FINDINGS)
                        .setParameter(1, evidence.id())
                        .setParameter(2, evidence.organisationId())
                        .setParameter(3, rows.encode())
                        .executeUpdate());
    }

    private static EvidenceState state(NewEvidence evidence, @Nullable Instant staleAt, Instant now) {
        return new EvidenceState(
                evidence.id(),
                evidence.organisationId(),
                evidence.projectId(),
                evidence.source(),
                evidence.strength().word(),
                evidence.observedAt(),
                now,
                staleAt,
                evidence.commit(),
                evidence.branch(),
                evidence.digest(),
                evidence.facts());
    }

    private static @Nullable OffsetDateTime atOrNever(@Nullable Instant time) {
        return time == null ? null : at(time);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
