package dev.cairn.assessment.assess.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The digest of an assessment: SHA-256 over a canonical text of what was judged and what came out.
 *
 * <p>The rule. Into the text go, each with its length before it so that no two texts run together:
 *
 * <ol>
 *   <li>the rule's own version, the digest of the roadmap whole (id, version, every phase, check, expression and word of it);
 *   <li>the declared phase, the phase really in, week, expected phase and verdict of the pace;
 *   <li>per phase, in order: readiness, the gate and what it misses; per practice its outcome; per check its outcome, score,
 *       strength found, reason, the instant it goes stale, whether it is ageing, and for each fact it reads: name, state, value,
 *       strength, when it was observed and until when it counts; for a waived one the waiver whole, and whether it ends soon;
 *       for an overruled one, and only there, who overruled it to what, when and why;
 *   <li>the next action with its plan, premature work, changes, gate changes, and the 3 AM verdict.
 * </ol>
 *
 * <p>Left out are the time of judging itself (what it decides is in the outcomes), ids of evidence, and facts that no check
 * reads. So the same inputs give the same digest in whatever order they come and whenever they are judged, until an outcome,
 * or what it rests on, is another.
 */
final class Digests {

    private static final String RULE = "cairn-assessment-1";

    private static final int BUFFER = 8 * 1024;

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    /** What a gate misses all later ones miss too, so it is put into words once. */
    private final Map<Object, byte[]> listed = new IdentityHashMap<>();

    private Digests() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The digest of a text, in hex. */
    static String ofText(String text) {
        var digests = new Digests();
        digests.add(text);
        return digests.hex();
    }

    /** The digest of an assessment by the roadmap whose text has that digest. */
    static String of(Assessment assessment, String roadmapDigest) {
        var digests = new Digests();
        digests.add(RULE, roadmapDigest);
        digests.add(assessment);
        return "sha256:" + digests.hex();
    }

    private String hex() {
        sha256.update(buffer.flip());
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void add(Assessment assessment) {
        Pace pace = assessment.pace();
        add(assessment.declaredPhase(), assessment.phase(), pace.week(), pace.expectedPhase(), pace.verdict());
        for (PhaseResult phase : assessment.phases()) {
            add(phase.phase().id(), phase.readiness(), phase.gate().open());
            list(phase.gate().missing());
            phase.practices().forEach(practice -> add(practice, assessment.assessedAt()));
        }
        add(assessment.nextAction() == null ? "" : assessment.nextAction());
        list(assessment.changes());
        list(assessment.gateChanges());
        add(assessment.trust().yes());
        list(assessment.trust().reasons());
        for (Premature premature : assessment.premature()) {
            add(premature.id(), premature.practice());
            premature.facts().forEach(this::add);
        }
    }

    private void add(PracticeResult practice, Instant assessedAt) {
        add(practice.practice().id(), practice.outcome());
        for (CheckResult check : practice.checks()) {
            add(check.check().id(), check.outcome(), check.units(), check.reason(), check.ageing());
            add(check.strengthFound(), check.staleAt());
            check.facts().forEach(this::add);
            Waiver waiver = check.waiver();
            if (waiver != null) {
                add(waiver.id(), waiver.target(), waiver.reason(), waiver.until(), waiver.approvedBy());
                add(waiver.ending(assessedAt));
            }
            Overruling overruled = check.overruled();
            if (overruled != null) {
                Overruler overruler = overruled.overruler();
                add(overruled.says(), overruled.reason(), overruler.by(), overruler.at(), overruler.approvedBy());
            }
        }
    }

    private void add(FactRead fact) {
        add(fact.name(), fact.state());
        add(fact.value(), fact.strength(), fact.observedAt(), fact.staleAt());
    }

    private void list(List<?> items) {
        add(items.size());
        for (Object item : items) {
            put(listed.computeIfAbsent(item, Digests::bytes));
        }
    }

    private void add(@Nullable Object... values) {
        for (Object value : values) {
            put(bytes(value));
        }
    }

    private static byte[] bytes(@Nullable Object value) {
        String text = value instanceof Instant instant
                ? instant.getEpochSecond() + "." + instant.getNano()
                : Objects.toString(value, "");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gathered, since many small pieces cost the digest more than their bytes. */
    private void put(byte[] bytes) {
        byte[] length = (bytes.length + ":").getBytes(StandardCharsets.US_ASCII);
        if (length.length + bytes.length > buffer.remaining()) {
            sha256.update(buffer.flip());
            buffer.clear();
        }
        if (length.length + bytes.length > buffer.remaining()) {
            sha256.update(length);
            sha256.update(bytes);
        } else {
            buffer.put(length).put(bytes);
        }
    }
}
