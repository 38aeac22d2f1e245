package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.ci.Pipeline;
import dev.cairn.assessment.scan.ci.Step;
import dev.cairn.assessment.scan.infra.CloudRegions;
import dev.cairn.assessment.scan.infra.Resource;
import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.Dependency;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Matches every rule against a tree and turns matches into facts. */
final class Evaluator {

    private static final int PER_RULE = 2_000;
    private static final int MOST_VALUES = 100;

    private final RuleBook book;
    private final Tree tree;
    private final Detectors detectors;
    private final Watch watch;
    private final Map<String, Rule> rulesById = new HashMap<>();
    private final Map<String, List<Sighting>> byRule = new LinkedHashMap<>();

    Evaluator(RuleBook book, Tree tree, Detectors detectors, Watch watch) {
        this.book = book;
        this.tree = tree;
        this.detectors = detectors;
        this.watch = watch;
        book.rules().forEach(rule -> rulesById.put(rule.id(), rule));
    }

    /** Sightings that count, by fact, in the order of the book. */
    Map<String, List<Sighting>> evaluate() {
        hits();
        for (Rule rule : book.rules()) {
            watch.demand();
            byRule.computeIfAbsent(rule.id(), id -> bounded(match(rule)));
        }
        Map<String, List<Sighting>> counted = settle();
        for (List<String> group : book.exclusive()) {
            separate(group, counted);
        }
        return counted;
    }

    /** The value of a fact from its sightings. */
    Object value(FactSpec fact, List<Sighting> sightings) {
        return switch (fact.type()) {
            case BOOL -> proves(sightings);
            case FILES -> sightings.stream().map(Sighting::path).distinct().count();
            case COUNT -> sightings.stream().mapToLong(Sighting::count).sum();
            case REGIONS ->
                CloudRegions.most(sightings.stream().map(Sighting::excerpt).toList());
            case NAMES -> {
                Set<String> labels = new TreeSet<>();
                for (Sighting sighting : sightings) {
                    Rule rule = rulesById.get(sighting.rule());
                    if (rule != null
                            && rule.fact().equals(fact.source())
                            && !rule.label().isEmpty()) {
                        labels.add(rule.label());
                    }
                }
                yield List.copyOf(labels);
            }
        };
    }

    private boolean proves(List<Sighting> sightings) {
        Set<String> seconds = new HashSet<>();
        for (Sighting sighting : sightings) {
            Rule rule = rulesById.get(sighting.rule());
            if (rule == null || rule.alone()) {
                return true;
            }
            seconds.add(rule.id());
        }
        return seconds.size() > 1;
    }

    /** Rules that need other facts count once those hold; a few rounds settle any chain the book has. */
    private Map<String, List<Sighting>> settle() {
        Map<String, List<Sighting>> counted = new TreeMap<>();
        Set<String> holds = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            counted.clear();
            for (Rule rule : book.rules()) {
                boolean needed = rule.needs().isEmpty() || rule.needs().stream().anyMatch(holds::contains);
                if (needed && rule.unless().stream().noneMatch(holds::contains)) {
                    counted.computeIfAbsent(rule.fact(), f -> new ArrayList<>())
                            .addAll(byRule.getOrDefault(rule.id(), List.of()));
                }
            }
            Set<String> now = new HashSet<>();
            counted.forEach((fact, sightings) -> {
                if (proves(sightings)) {
                    now.add(fact);
                }
            });
            if (now.equals(holds)) {
                break;
            }
            holds = now;
        }
        return counted;
    }

    private static void separate(List<String> group, Map<String, List<Sighting>> counted) {
        Set<String> taken = new HashSet<>();
        for (String fact : group) {
            List<Sighting> rest = counted.getOrDefault(fact, List.of()).stream()
                    .filter(s -> !taken.contains(s.path()))
                    .toList();
            rest.forEach(s -> taken.add(s.path()));
            counted.put(fact, rest);
        }
    }

    private void hits() {
        for (ScannedFile file : tree.files()) {
            for (ScannedFile.Hit hit : file.hits()) {
                Rule rule = book.rules().get(hit.rule());
                if (rule.roles().contains(file.role())) {
                    byRule.computeIfAbsent(rule.id(), id -> new ArrayList<>())
                            .add(new Sighting(rule.id(), file.path(), hit.line(), hit.excerpt(), hit.count()));
                }
            }
        }
    }

    private List<Sighting> match(Rule rule) {
        if (rule.match() instanceof Rule.InManifest wanted) {
            return manifests(rule, wanted);
        }
        if (rule.match() instanceof Rule.OfFile wanted) {
            return files(rule, wanted);
        }
        if (rule.match() instanceof Rule.InSetting wanted) {
            return settings(rule, wanted);
        }
        if (rule.match() instanceof Rule.InPipeline wanted) {
            return steps(rule, wanted);
        }
        if (rule.match() instanceof Rule.InResource wanted) {
            return resources(rule, wanted);
        }
        if (rule.match() instanceof Rule.ByDetector detector) {
            return detectors.detect(detector.name(), rule.id(), tree);
        }
        return List.of();
    }

    private List<Sighting> manifests(Rule rule, Rule.InManifest wanted) {
        List<Sighting> found = new ArrayList<>();
        for (Manifest manifest : tree.manifests()) {
            boolean looked = manifest.ecosystem().equals(wanted.ecosystem())
                    && rule.roles().contains(tree.role(manifest.path()));
            for (Dependency dependency : looked ? manifest.dependencies() : List.<Dependency>of()) {
                if (wanted.kinds().contains(dependency.kind()) && Glob.any(wanted.names(), dependency.name())) {
                    String excerpt = Excerpts.of(dependency.name() + " " + dependency.version());
                    found.add(new Sighting(rule.id(), manifest.path(), dependency.line(), excerpt, 1));
                }
            }
        }
        return found;
    }

    private List<Sighting> files(Rule rule, Rule.OfFile wanted) {
        List<Sighting> found = new ArrayList<>();
        for (ScannedFile file : tree.files()) {
            if (rule.roles().contains(file.role())
                    && file.size() >= wanted.minimumBytes()
                    && Glob.any(wanted.paths(), file.path())
                    && !Glob.any(wanted.except(), file.path())) {
                found.add(new Sighting(rule.id(), file.path(), 0, "", 1));
            }
        }
        return found;
    }

    private List<Sighting> settings(Rule rule, Rule.InSetting wanted) {
        List<Sighting> found = new ArrayList<>();
        for (ScannedFile file : tree.files()) {
            if (file.text() == null || !rule.roles().contains(file.role()) || !Glob.any(wanted.paths(), file.path())) {
                continue;
            }
            for (String key : wanted.keys()) {
                for (DataNode value : tree.data(file.path()).find(key)) {
                    if (fits(wanted.is(), value.text())
                            && !(wanted.not() != null && fits(wanted.not(), value.text()))) {
                        String excerpt = Excerpts.of(key + ": " + value.text());
                        found.add(new Sighting(rule.id(), file.path(), value.line(), excerpt, 1));
                    }
                }
            }
        }
        return found;
    }

    private List<Sighting> steps(Rule rule, Rule.InPipeline wanted) {
        List<Sighting> found = new ArrayList<>();
        for (Pipeline pipeline : tree.pipelines()) {
            if (wanted.change() && !pipeline.onChange()) {
                continue;
            }
            for (Step step : pipeline.steps()) {
                boolean hit = switch (step.kind()) {
                    case RUN -> wanted.run() != null && fits(wanted.run(), step.text());
                    case USES -> wanted.uses() != null && fits(wanted.uses(), step.text());
                    case MARK -> wanted.mark() != null && fits(wanted.mark(), step.text());
                };
                if (hit && !(wanted.not() != null && fits(wanted.not(), step.text()))) {
                    found.add(new Sighting(rule.id(), step.path(), step.line(), Excerpts.of(step.text()), 1));
                }
            }
        }
        return found;
    }

    private List<Sighting> resources(Rule rule, Rule.InResource wanted) {
        List<Sighting> found = new ArrayList<>();
        for (Resource resource : tree.infrastructure().resources()) {
            if (Glob.any(wanted.types(), resource.type())
                    && rule.roles().contains(tree.role(resource.path()))
                    && wanted.where().keySet().stream()
                            .noneMatch(
                                    key -> values(resource, key, wanted.where()).isEmpty())
                    && wanted.unless().keySet().stream()
                            .allMatch(key ->
                                    values(resource, key, wanted.unless()).isEmpty())) {
                String name = resource.type() + " " + resource.name();
                if (wanted.where().isEmpty()) {
                    found.add(new Sighting(rule.id(), resource.path(), resource.line(), Excerpts.of(name), 1));
                    continue;
                }
                String first = wanted.where().keySet().iterator().next();
                for (DataNode value : values(resource, first, wanted.where())) {
                    int line = value.line() > 0 ? value.line() : resource.line();
                    String excerpt = Excerpts.of(name + ": " + first + " " + resource.value(value));
                    found.add(new Sighting(rule.id(), resource.path(), line, excerpt, 1));
                }
            }
        }
        return found;
    }

    private static List<DataNode> values(Resource resource, String key, Map<String, LinePattern> patterns) {
        return resource.properties().find(key).stream()
                .filter(value -> fits(patterns.get(key), resource.value(value)))
                .limit(MOST_VALUES)
                .toList();
    }

    private static boolean fits(@Nullable LinePattern pattern, String text) {
        return pattern == null || pattern.finds(text);
    }

    private static List<Sighting> bounded(List<Sighting> sightings) {
        return sightings.size() <= PER_RULE ? sightings : sightings.subList(0, PER_RULE);
    }
}
