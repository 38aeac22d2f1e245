package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Explanation.Rule;
import dev.cairn.assessment.assess.domain.Explanation.Source;
import dev.cairn.assessment.assess.domain.FactRead;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evidence behind the facts of a check.
 *
 * @param evidence each piece, with the rules that found the facts
 * @param looked where was looked for them
 * @param told the same as the explanation in words takes it, by id
 */
record EvidenceSources(JsonArray evidence, JsonArray looked, Map<String, Source> told) {

    /** @param rows of evidence, each with its rules and with where it looked */
    static EvidenceSources of(Iterable<Row> rows, List<FactRead> facts) {
        var evidence = new JsonArray();
        var told = new HashMap<String, Source>();
        var lookedByEvidence = new HashMap<String, JsonArray>();
        for (Row row : rows) {
            String id = row.getUUID("id").toString();
            JsonArray rules = row.getJsonArray("rules");
            evidence.add(json(row, rules == null ? new JsonArray() : rules));
            told.put(id, new Source(row.getString("source"), row.getString("commit_id"), rules(rules)));
            lookedByEvidence.put(id, row.getJsonArray("looked"));
        }
        return new EvidenceSources(evidence, looked(facts, lookedByEvidence), told);
    }

    List<String> lookedSentences() {
        return looked.stream()
                .map(one -> ((JsonObject) one).getString("fact") + ": " + ((JsonObject) one).getString("sentence"))
                .toList();
    }

    private static JsonObject json(Row row, JsonArray rules) {
        return new JsonObject()
                .put("id", row.getUUID("id").toString())
                .put("source", row.getString("source"))
                .put("strength", row.getString("strength"))
                .put("observedAt", text(row.getOffsetDateTime("observed_at")))
                .put("recordedAt", text(row.getOffsetDateTime("recorded_at")))
                .put("supersededAt", text(row.getOffsetDateTime("superseded_at")))
                .put("commit", row.getString("commit_id"))
                .put("branch", row.getString("branch"))
                .put("digest", row.getString("digest"))
                .put("summary", row.getString("summary"))
                .put("rules", rules);
    }

    private static Map<String, List<Rule>> rules(@Nullable JsonArray rules) {
        var byFact = new HashMap<String, List<Rule>>();
        if (rules != null) {
            for (Object one : rules) {
                var rule = (JsonObject) one;
                byFact.computeIfAbsent(rule.getString("fact"), fact -> new ArrayList<>())
                        .add(new Rule(rule.getString("rule"), rule.getInteger("places")));
            }
        }
        return byFact;
    }

    private static JsonArray looked(List<FactRead> facts, Map<String, JsonArray> byEvidence) {
        var looked = new JsonArray();
        for (FactRead fact : facts) {
            JsonArray all = fact.evidenceId() == null ? null : byEvidence.get(fact.evidenceId());
            if (all != null) {
                all.stream()
                        .filter(one -> fact.name().equals(((JsonObject) one).getString("fact")))
                        .forEach(looked::add);
            }
        }
        return looked;
    }

    private static @Nullable String text(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }
}
