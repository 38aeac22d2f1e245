package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.List;

/** Reads Buildkite: commands, plugins, and groups of steps. */
final class BuildkitePipeline {

    private static final int DEPTH = 8;
    private static final int BUDGET = 5_000;

    private final PipelineFile result;
    private int visited;

    private BuildkitePipeline(PipelineFile result) {
        this.result = result;
    }

    static List<Pipeline> read(String path, DataNode file) {
        var result = new PipelineFile("buildkite", path);
        DataNode steps = file.get("steps");
        new BuildkitePipeline(result).steps(steps.exists() ? steps : file, true, 0);
        return result.pipelines();
    }

    private void steps(DataNode steps, boolean started, int depth) {
        if (depth > DEPTH || steps.isScalar()) {
            return;
        }
        for (DataNode step : steps.items()) {
            String condition = step.get("if").text();
            if (++visited > BUDGET || step.get("skip").isTrue() || condition.equals("false")) {
                continue;
            }
            boolean byChange = started && !otherwise(condition);
            StepWalker walker = result.job(byChange);
            walker.commands(step.get("command")).commands(step.get("commands"));
            for (DataNode plugin : step.get("plugins").items()) {
                plugin(plugin, walker);
            }
            step.get("plugins").entries().forEach((name, input) -> walker.use("plugin:" + name, input));
            steps(step.get("steps"), byChange, depth + 1);
        }
    }

    private static void plugin(DataNode plugin, StepWalker walker) {
        if (plugin.isScalar()) {
            walker.use("plugin:" + plugin.text(), plugin);
        }
        plugin.entries().forEach((name, input) -> walker.use("plugin:" + name, input));
    }

    private static boolean otherwise(String condition) {
        return !condition.contains("||")
                && condition.matches(".*build\\.source\\s*==\\s*[\"'](?:schedule|ui|api|trigger_job)[\"'].*");
    }
}
