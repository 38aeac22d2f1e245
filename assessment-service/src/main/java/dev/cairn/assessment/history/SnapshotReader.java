package dev.cairn.assessment.history;

import dev.cairn.assessment.assess.domain.FactRead;
import dev.cairn.assessment.assess.domain.FactValue;
import dev.cairn.assessment.assess.domain.Outcome;
import dev.cairn.assessment.assess.domain.Overruler;
import dev.cairn.assessment.assess.domain.Overruling;
import dev.cairn.assessment.assess.domain.Snapshot;
import dev.cairn.assessment.assess.domain.Snapshot.CheckSnapshot;
import dev.cairn.assessment.assess.domain.Snapshot.PhaseSnapshot;
import dev.cairn.assessment.assess.domain.Snapshot.PracticeSnapshot;
import dev.cairn.assessment.assess.domain.Waiver;
import dev.cairn.assessment.roadmap.domain.Strength;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads back what of a kept assessment is compared and explained, from the document as it is served. */
public final class SnapshotReader {

    private SnapshotReader() {}

    static Snapshot read(JsonObject document) {
        JsonObject roadmap = document.getJsonObject("roadmap");
        return new Snapshot(
                roadmap.getString("id"),
                roadmap.getInteger("version"),
                document.getString("phase"),
                each(document.getJsonArray("phases"), SnapshotReader::phase),
                next(document.getJsonObject("nextAction")),
                each(document.getJsonArray("premature"), SnapshotReader::early),
                document.getJsonObject("verdict3am").getBoolean("yes"),
                document.getJsonObject("verdict3am").getJsonArray("reasons").stream()
                        .map(String::valueOf)
                        .toList());
    }

    /** The facts that a check of a document read. */
    public static List<FactRead> facts(JsonObject check) {
        return each(check.getJsonArray("facts"), SnapshotReader::fact);
    }

    /** What a check of a document is waived by; null unless it is. */
    public static @Nullable Waiver waiver(JsonObject check) {
        JsonObject waiver = check.getJsonObject("waiver");
        return waiver == null
                ? null
                : new Waiver(
                        waiver.getString("id"),
                        waiver.getString("target"),
                        waiver.getString("reason"),
                        Instant.parse(waiver.getString("endsAt")),
                        waiver.getString("approvedBy"));
    }

    /** Whose word decided whether a check of a document applies; null where the facts did. */
    public static @Nullable Overruling overruled(JsonObject check) {
        JsonObject overruled = check.getJsonObject("overruled");
        return overruled == null
                ? null
                : new Overruling(
                        overruled.getString("says"),
                        overruled.getString("reason"),
                        new Overruler(
                                overruled.getString("by"),
                                Instant.parse(overruled.getString("at")),
                                overruled.getString("approvedBy")));
    }

    private static PhaseSnapshot phase(JsonObject phase) {
        return new PhaseSnapshot(
                phase.getString("id"),
                phase.getString("title"),
                phase.getDouble("readiness"),
                phase.getJsonObject("gate").getString("state").equals("open"),
                each(phase.getJsonArray("practices"), SnapshotReader::practice));
    }

    private static PracticeSnapshot practice(JsonObject practice) {
        return new PracticeSnapshot(
                practice.getString("id"),
                practice.getString("title"),
                Outcome.ofWord(practice.getString("outcome")),
                each(practice.getJsonArray("checks"), SnapshotReader::check));
    }

    private static CheckSnapshot check(JsonObject check) {
        return new CheckSnapshot(
                check.getString("id"),
                check.getString("title"),
                check.getBoolean("required"),
                Outcome.ofWord(check.getString("outcome")),
                check.getDouble("score"),
                check.getString("reason"),
                facts(check),
                waiver(check),
                overruled(check));
    }

    private static Snapshot.Early early(JsonObject early) {
        return new Snapshot.Early(early.getString("practice", early.getString("skip")), early.getString("title"));
    }

    private static FactRead fact(JsonObject fact) {
        Object value = fact.getValue("value");
        String strength = fact.getString("strength");
        return new FactRead(
                fact.getString("name"),
                FactRead.State.valueOf(
                        fact.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
                value == null ? null : FactValue.ofJson(value instanceof JsonArray array ? array.getList() : value),
                strength == null ? null : Strength.ofWord(strength),
                fact.getString("evidenceId"),
                instant(fact.getString("observedAt")),
                instant(fact.getString("staleAt")));
    }

    private static Snapshot.@Nullable Next next(@Nullable JsonObject action) {
        return action == null
                ? null
                : new Snapshot.Next(action.getString("practice"), action.getString("check"), action.getString("title"));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static <T> List<T> each(JsonArray array, Function<JsonObject, T> read) {
        return array.stream()
                .map(item -> read.apply((JsonObject) Objects.requireNonNull(item)))
                .toList();
    }
}
