package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.domain.PackageFacts;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known of each package by itself: the same facts as of the whole, from what was seen in its folder alone. */
final class PackageReport {

    /** A tree with more is told as a whole; each package would be told in some kilobytes. */
    private static final int MOST = 1_000;

    private final RuleBook book;
    private final Packages packages;
    private final Evaluator evaluator;
    private final SchemaFacts schema;
    private final Watch watch;
    private final Map<String, Map<String, List<Sighting>>> seen = new HashMap<>();

    PackageReport(
            RuleBook book,
            Packages packages,
            Evaluator evaluator,
            Map<String, List<Sighting>> sightings,
            SchemaFacts schema,
            Watch watch) {
        this.book = book;
        this.packages = packages;
        this.evaluator = evaluator;
        this.schema = schema;
        this.watch = watch;
        sightings.forEach((fact, all) ->
                all.forEach(sighting -> seen.computeIfAbsent(packages.of(sighting.path()), folder -> new HashMap<>())
                        .computeIfAbsent(fact, name -> new ArrayList<>())
                        .add(sighting)));
    }

    /** The packages in order of their folders. */
    List<PackageFacts> of(Tree tree) {
        Map<String, Languages> languages = Languages.byPackage(tree, packages);
        List<PackageFacts> result = new ArrayList<>();
        for (Map.Entry<String, List<Manifest>> entry : packages.byFolder().entrySet()) {
            if (result.size() == MOST) {
                break;
            }
            watch.demand();
            String folder = entry.getKey();
            result.add(one(folder, entry.getValue(), languages.getOrDefault(folder, Languages.NONE)));
        }
        return List.copyOf(result);
    }

    private PackageFacts one(String folder, List<Manifest> manifests, Languages languages) {
        Map<String, List<Sighting>> own = seen.getOrDefault(folder, Map.of());
        Map<String, Object> facts = new TreeMap<>();
        book.facts()
                .forEach((name, fact) ->
                        facts.put(name, evaluator.value(fact, own.getOrDefault(fact.source(), List.of()))));
        SchemaFacts.counted(facts, own);
        facts.putAll(schema.ofPackage(folder));
        facts.put("project.languages", languages.ids());
        facts.put("project.main_language", languages.main());
        return new PackageFacts(
                folder,
                Packages.name(folder, manifests),
                Packages.ecosystems(manifests),
                ProjectKind.of(facts, manifests.stream().anyMatch(Manifest::runs)),
                manifests.stream().map(Manifest::path).toList(),
                FactSpec.shown(facts));
    }
}
