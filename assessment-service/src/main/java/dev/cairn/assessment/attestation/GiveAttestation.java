package dev.cairn.assessment.attestation;

import dev.cairn.assessment.attestation.Attestation.Closed;
import dev.cairn.assessment.attestation.Attestation.Status;
import dev.cairn.assessment.common.Inputs;
import dev.cairn.assessment.common.domain.Term;
import dev.cairn.assessment.evidence.NewEvidence;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.evidence.RecordEvidence;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.ids.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes a member's word for a check. One at a time counts for each: another one takes its place. */
@ApplicationScoped
class GiveAttestation {

    private static final int LONGEST_SUMMARY = 400;

    private final Attestations attestations;
    private final AttestedFacts attestedFacts;
    private final AttestationChanges changes;
    private final RecordEvidence recordEvidence;
    private final ProjectLock lock;
    private final Ids ids;
    private final Clock clock;

    GiveAttestation(
            Attestations attestations,
            AttestedFacts attestedFacts,
            AttestationChanges changes,
            RecordEvidence recordEvidence,
            ProjectLock lock,
            Ids ids,
            Clock clock) {
        this.attestations = attestations;
        this.attestedFacts = attestedFacts;
        this.changes = changes;
        this.recordEvidence = recordEvidence;
        this.lock = lock;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes it, in the Hibernate transaction that the caller is in. */
    Uni<Attestation> give(KnownProject project, NewAttestation body, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant endsAt = body.endsAt().truncatedTo(ChronoUnit.MILLIS);
        var inputs = new Inputs().at("/endsAt", Term.fault(endsAt, now));
        var attestation = new Attestation(
                ids.next(),
                body.check(),
                body.statement(),
                body.link(),
                new JsonObject(new TreeMap<>(body.facts())),
                endsAt,
                Status.CURRENT,
                by.id(),
                by.name(),
                now,
                null,
                1);
        return attestedFacts
                .check(project, body.check(), body.facts(), inputs)
                .invoke(inputs::refuse)
                .chain(() -> lock.hold(project.organisationId(), project.id()))
                .chain(() -> attestations.standing(project.id(), body.check()))
                .chain(before -> replace(project, before, by, now))
                .chain(() -> attestations.add(project, attestation))
                .chain(() -> recordEvidence.add(evidence(project, attestation)))
                .chain(() -> changes.tell(project, EventType.ATTESTATION_GIVEN, by, null, attestation));
    }

    private Uni<Void> replace(KnownProject project, @Nullable Attestation before, Actor by, Instant now) {
        if (before == null) {
            return Uni.createFrom().voidItem();
        }
        if (before.status() == Status.EXPIRED) {
            return recordEvidence.setAside(before.id());
        }
        Attestation after = before.ended(Status.REPLACED, new Closed(by.id(), by.name(), now));
        return attestations
                .keep(after)
                .chain(() -> recordEvidence.setAside(before.id()))
                .chain(() -> changes.tell(project, EventType.ATTESTATION_REPLACED, by, before, after))
                .replaceWithVoid();
    }

    private static NewEvidence evidence(KnownProject project, Attestation attestation) {
        return new NewEvidence(
                attestation.id(),
                project.organisationId(),
                project.id(),
                "attestation",
                Strength.CLAIMED,
                attestation.at(),
                attestation.endsAt(),
                null,
                null,
                digest(attestation),
                summary(attestation),
                attestation.facts().getMap(),
                new JsonObject()
                        .put("check", attestation.checkId())
                        .put("statement", attestation.statement())
                        .put("link", attestation.link())
                        .put("by", attestation.by()),
                List.of());
    }

    private static String summary(Attestation attestation) {
        String said = attestation.statement().replaceAll("\\s+", " ");
        return attestation.byName() + ": "
                + (said.length() > LONGEST_SUMMARY ? said.substring(0, LONGEST_SUMMARY) + "…" : said);
    }

    private static String digest(Attestation attestation) {
        String text = new JsonObject()
                .put("check", attestation.checkId())
                .put("statement", attestation.statement())
                .put("link", attestation.link())
                .put("facts", attestation.facts())
                .put("by", attestation.by())
                .put("at", attestation.at().toString())
                .put("endsAt", attestation.endsAt().toString())
                .encode();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
