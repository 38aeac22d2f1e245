package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.ci.Pipeline;
import dev.cairn.assessment.scan.infra.AlertRules;
import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The detectors rules may name. */
final class Detectors {

    private final Map<String, Detector> byName;

    Detectors(TypeChecking types) {
        byName = Map.ofEntries(
                Map.entry("typescript-strict", (rule, tree) -> types.strictTypescript(rule)),
                Map.entry("python-checker", (rule, tree) -> types.pythonCheckers(rule)),
                Map.entry("php-checker", (rule, tree) -> types.phpCheckers(rule)),
                Map.entry("ruby-checker", (rule, tree) -> types.rubyCheckers(rule)),
                Map.entry("compiled-language", (rule, tree) -> types.compiled(rule)),
                Map.entry("pipelines", Detectors::pipelines),
                Map.entry("terraform-regions", Detectors::terraformRegions),
                Map.entry("alert-rules", Detectors::alertRules),
                Map.entry("dependabot", UpdateBots::dependabot),
                Map.entry("renovate", UpdateBots::renovate),
                Map.entry("pyup", UpdateBots::pyup));
    }

    List<Sighting> detect(String name, String rule, Tree tree) {
        Detector detector = byName.get(name);
        if (detector == null) {
            throw new IllegalStateException("rule " + rule + " names the unknown detector " + name);
        }
        return detector.detect(rule, tree);
    }

    private static List<Sighting> pipelines(String rule, Tree tree) {
        List<Sighting> found = new ArrayList<>();
        for (Pipeline pipeline : tree.pipelines()) {
            if (pipeline.onChange() && !pipeline.steps().isEmpty()) {
                String excerpt = pipeline.system() + " pipeline started by changes";
                found.add(new Sighting(rule, pipeline.path(), pipeline.line(), excerpt, 1));
            }
        }
        return found;
    }

    private static List<Sighting> terraformRegions(String rule, Tree tree) {
        return tree.infrastructure().regions().stream()
                .map(use -> new Sighting(rule, use.path(), use.line(), Excerpts.of(use.region() + " " + use.what()), 1))
                .toList();
    }

    private static List<Sighting> alertRules(String rule, Tree tree) {
        List<Sighting> found = new ArrayList<>();
        tree.infrastructure().documents().forEach((path, documents) -> {
            for (DataNode alert : AlertRules.in(documents)) {
                found.add(new Sighting(rule, path, alert.line(), Excerpts.of("alert: " + alert.text()), 1));
            }
        });
        return found;
    }
}
