package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.archive.ArchiveReader;
import dev.cairn.assessment.scan.archive.ArchiveSummary;
import dev.cairn.assessment.scan.archive.FileTree;
import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.Looked;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scan.domain.ScanStats;
import dev.cairn.assessment.scan.schema.SchemaReport;
import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.FileRoles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scans archives of repositories: one pass over the bytes, then rules over what was kept.
 *
 * <p>Has no state of its own and can be shared by any number of threads; each scan needs its own thread, which it
 * keeps busy.
 */
public final class Scanner {

    private static final int FINDINGS_PER_FACT = 200;
    private static final String KIND = "project.kind";
    private static final String TYPES = "types.share";
    private static final int MEASURED = 4;

    private final RuleBook book;
    private final ArchiveLimits limits;
    private final ContentSearch search;

    /** A scanner with these rules and limits. */
    public Scanner(RuleBook book, ArchiveLimits limits) {
        this.book = book;
        this.limits = limits;
        this.search = new ContentSearch(book);
    }

    /**
     * Scans one archive.
     *
     * @param archive tar, tar.gz or zip; read to its end, not closed
     * @param coreFlow the core flow that the project's settings name, to be looked for; null when none is
     * @param watch told of progress, asked for cancellation
     * @throws dev.cairn.assessment.scan.archive.ArchiveRefused when the archive is broken, hostile or too large
     * @throws dev.cairn.assessment.scan.archive.ScanCancelled when the watch says so
     * @throws IOException when the stream itself fails
     */
    public ScanResult scan(InputStream archive, @Nullable String coreFlow, Watch watch) throws IOException {
        var collector = new TreeCollector(limits, search, new NamedFlow(coreFlow, search), watch);
        return result(collector, new ArchiveReader(limits).read(archive, collector, watch), watch);
    }

    /**
     * Scans a tree that comes by another way than an archive.
     *
     * @param coreFlow as for an archive
     * @throws dev.cairn.assessment.scan.archive.ArchiveRefused when the tree is hostile or too large
     * @throws dev.cairn.assessment.scan.archive.ScanCancelled when the watch says so
     * @throws IOException when the tree itself cannot be read
     */
    public ScanResult scan(FileTree tree, @Nullable String coreFlow, Watch watch) throws IOException {
        var collector = new TreeCollector(limits, search, new NamedFlow(coreFlow, search), watch);
        return result(collector, new ArchiveReader(limits).read(tree, collector, watch), watch);
    }

    private ScanResult result(TreeCollector collector, ArchiveSummary summary, Watch watch) {
        String wrapping = FileRoles.wraps(summary.topFolder()) ? summary.topFolder() : "";
        return result(new Tree(collector.files(), wrapping, watch), collector.flow(), summary, watch);
    }

    private ScanResult result(Tree tree, NamedFlow flow, ArchiveSummary summary, Watch watch) {
        var packages = new Packages(tree);
        var types = new TypeChecking(tree, book);
        var evaluator = new Evaluator(book, tree, new Detectors(types), watch);
        Map<String, List<Sighting>> sightings = evaluator.evaluate();
        Map<String, Object> all = new TreeMap<>();
        book.facts()
                .forEach((name, fact) ->
                        all.put(name, evaluator.value(fact, sightings.getOrDefault(fact.source(), List.of()))));
        all.put(TYPES, types.share());
        Map<String, List<Sighting>> told = new TreeMap<>(sightings);
        told.put(TYPES, types.shown(TYPES));
        told.put(SchemaReport.TABLES, SchemaFacts.counted(all, sightings));
        var schema = new SchemaFacts(tree, packages);
        schema.addTo(all, told);
        flow.addTo(all, told, tree);
        project(tree, packages.declared(), all);
        List<Finding> findings = findings(told, packages);
        List<Looked> looked = new ArrayList<>(looked(tree, sightings));
        looked.addAll(schema.looked());
        looked.sort(Comparator.comparing(Looked::fact));
        List<Finding> notes = new ArrayList<>(tree.notes());
        notes.addAll(schema.notes());
        return new ScanResult(
                FactSpec.shown(all),
                findings,
                List.copyOf(looked),
                new PackageReport(book, packages, evaluator, sightings, schema, watch).of(tree),
                List.copyOf(notes),
                tree.digest(),
                summary.commit(),
                stats(tree, summary));
    }

    private static void project(Tree tree, int packages, Map<String, Object> facts) {
        Languages languages = Languages.of(tree);
        facts.put("project.languages", languages.ids());
        facts.put("project.main_language", languages.main());
        facts.put("project.main_language_share", languages.mainShare());
        facts.put("project.packages", (long) packages);
        facts.put(
                "project.source_files",
                tree.files().stream().filter(Sources::counts).count());
        boolean runs = tree.manifests().stream().anyMatch(m -> m.runs() && tree.role(m.path()) == FileRole.PRODUCT);
        facts.put(KIND, ProjectKind.of(facts, runs));
    }

    private List<Finding> findings(Map<String, List<Sighting>> sightings, Packages packages) {
        Map<String, Integer> confidence = new TreeMap<>();
        book.rules().forEach(rule -> confidence.put(rule.id(), rule.confidence()));
        confidence.put(TYPES, MEASURED);
        confidence.putAll(SchemaFacts.confidence());
        confidence.put(NamedFlow.FOUND, MEASURED);
        List<Finding> findings = new ArrayList<>();
        sightings.forEach((fact, list) -> {
            if (!fact.startsWith("x.")) {
                list.stream()
                        .sorted(Comparator.comparing(Sighting::path).thenComparing(Sighting::line))
                        .distinct()
                        .limit(FINDINGS_PER_FACT)
                        .forEach(s -> findings.add(new Finding(
                                fact,
                                s.path(),
                                s.line(),
                                s.rule(),
                                confidence.getOrDefault(s.rule(), 1),
                                s.excerpt(),
                                packages.of(s.path()))));
            }
        });
        return List.copyOf(findings);
    }

    private List<Looked> looked(Tree tree, Map<String, List<Sighting>> sightings) {
        int steps = tree.pipelines().stream().mapToInt(p -> p.steps().size()).sum();
        int files = (int)
                tree.files().stream().filter(f -> f.role() != FileRole.FOREIGN).count();
        List<Looked> looked = new ArrayList<>();
        book.facts().values().stream()
                .filter(FactSpec::shown)
                .sorted(Comparator.comparing(FactSpec::name))
                .forEach(fact -> {
                    List<Rule> rules = book.rules().stream()
                            .filter(r -> r.fact().equals(fact.name()))
                            .toList();
                    boolean inManifests = rules.stream().anyMatch(r -> r.match() instanceof Rule.InManifest);
                    boolean inSteps = rules.stream().anyMatch(r -> r.match() instanceof Rule.InPipeline);
                    boolean inFiles = rules.stream()
                            .anyMatch(r ->
                                    !(r.match() instanceof Rule.InManifest) && !(r.match() instanceof Rule.InPipeline));
                    looked.add(new Looked(
                            fact.name(),
                            rules.size(),
                            inManifests ? tree.manifests().size() : 0,
                            inFiles ? files : 0,
                            inSteps ? steps : 0,
                            sightings.getOrDefault(fact.name(), List.of()).size()));
                });
        return List.copyOf(looked);
    }

    private static ScanStats stats(Tree tree, ArchiveSummary summary) {
        int source = 0;
        int excluded = 0;
        int oversized = 0;
        for (ScannedFile file : tree.files()) {
            source += Sources.counts(file) ? 1 : 0;
            excluded += file.role() == FileRole.FOREIGN ? 1 : 0;
            oversized += file.oversized() ? 1 : 0;
        }
        return new ScanStats(
                summary.format(),
                summary.files(),
                summary.bytes(),
                source,
                excluded,
                oversized,
                summary.skippedLinks().size(),
                tree.manifests().size());
    }
}
