package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.Manifest;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of pipelines written down in a test. */
record Files(Map<String, String> texts) implements TreeFiles {

    static Files of(String... pathsAndTexts) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return new Files(texts);
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    @Override
    public Collection<Manifest> manifests() {
        return List.of();
    }

    @Override
    public Collection<String> paths() {
        return texts.keySet();
    }

    /** What the pipeline of a path does, each step as {@code path:line text}, with a dash when no change starts it. */
    List<String> steps(String path) throws Unreadable {
        List<String> steps = new ArrayList<>();
        String system = Pipelines.system(path).orElseThrow();
        for (Pipeline read : Pipelines.read(system, path, text(path).orElseThrow(), this)) {
            Pipeline pipeline = new Follower(this).follow(read);
            for (Step step : pipeline.steps()) {
                String folder = step.folder().isEmpty() ? "" : " in " + step.folder();
                steps.add((pipeline.onChange() ? "" : "- ") + step.path() + ":" + step.line() + " " + step.text()
                        + folder);
            }
        }
        return steps;
    }
}
