package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.Looked;
import dev.cairn.assessment.scan.schema.SchemaFiles;
import dev.cairn.assessment.scan.schema.SchemaReport;
import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.Unread;
import dev.cairn.assessment.scan.tree.FileRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the databases that a tree describes look like, as facts of a scan. */
final class SchemaFacts {

    private static final int NOTES = 50;

    private final SchemaReport report;
    private final Map<String, List<SchemaSource>> byPackage = new HashMap<>();
    private final Packages packages;
    private final int looked;

    SchemaFacts(Tree tree, Packages packages) {
        List<SchemaSource> sources = new ArrayList<>();
        int candidates = 0;
        for (ScannedFile file : tree.files()) {
            boolean product = file.role() == FileRole.PRODUCT || file.role() == FileRole.DATA;
            SchemaSource source = file.schema();
            candidates += product && (source != null || SchemaFiles.named(file.path())) ? 1 : 0;
            if (product && source != null) {
                sources.add(source);
            } else if (product && file.oversized() && SchemaFiles.named(file.path())) {
                sources.add(oversized(file.path()));
            }
        }
        looked = candidates;
        this.packages = packages;
        sources.forEach(source -> byPackage
                .computeIfAbsent(packages.of(source.path()), folder -> new ArrayList<>())
                .add(source));
        report = SchemaReport.of(sources, packages::of);
    }

    private static SchemaSource oversized(String path) {
        List<Unread> unread = List.of(new Unread(0, "the file is too large to be read"));
        return new SchemaSource(path, Family.SQL, List.of(), List.of(), unread, null);
    }

    /** How sure findings are, by the rule they name. */
    static Map<String, Integer> confidence() {
        Map<String, Integer> confidence = new TreeMap<>();
        for (Family family : Family.values()) {
            confidence.put(family.rule(), family.confidence());
        }
        return confidence;
    }

    /**
     * Tables and collections that are only counted: descriptions that no reader of schemas knows. Several kinds of them
     * describe the same database in several ways, so the fullest counts.
     *
     * @return where the tables of that description are
     */
    static List<Sighting> counted(Map<String, Object> facts, Map<String, List<Sighting>> sightings) {
        String fullest = "";
        long most = 0;
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            if (fact.getKey().startsWith("x.tables.") && (Long) fact.getValue() > most) {
                fullest = fact.getKey();
                most = (Long) fact.getValue();
            }
        }
        if (most > 0) {
            facts.put(SchemaReport.TABLES, most);
        }
        return sightings.getOrDefault(fullest, List.of());
    }

    /** Puts the facts beside the others; tables that were read take the place of those that were only counted. */
    void addTo(Map<String, Object> facts, Map<String, List<Sighting>> told) {
        facts.putAll(report.facts());
        if (report.facts().containsKey(SchemaReport.TABLES)) {
            told.remove(SchemaReport.TABLES);
        }
        for (SchemaReport.Place place : report.places()) {
            told.computeIfAbsent(place.fact(), fact -> new ArrayList<>())
                    .add(new Sighting(place.family().rule(), place.path(), place.line(), Excerpts.of(place.text()), 1));
        }
    }

    /** The facts of the databases that one package describes, as those of the whole tree; empty where it describes none. */
    Map<String, Object> ofPackage(String folder) {
        List<SchemaSource> sources = byPackage.getOrDefault(folder, List.of());
        if (sources.isEmpty()) {
            return Map.of();
        }
        return byPackage.size() == 1
                ? report.facts()
                : SchemaReport.of(sources, packages::of).facts();
    }

    /** What was not understood, for those who wonder why a fact is not known. */
    List<Finding> notes() {
        return report.places().stream()
                .filter(place -> place.fact().equals(SchemaReport.UNREAD))
                .limit(NOTES)
                .map(place -> new Finding(
                        place.fact(),
                        place.path(),
                        place.line(),
                        place.family().rule(),
                        place.family().confidence(),
                        Excerpts.of(place.text()),
                        ""))
                .toList();
    }

    /** Where each fact was looked for. */
    List<Looked> looked() {
        return SchemaReport.FACTS.stream()
                .map(fact -> {
                    long matches = report.places().stream()
                            .filter(place -> place.fact().equals(fact))
                            .count();
                    return new Looked(fact, Family.values().length, 0, looked, 0, (int) matches);
                })
                .toList();
    }
}
