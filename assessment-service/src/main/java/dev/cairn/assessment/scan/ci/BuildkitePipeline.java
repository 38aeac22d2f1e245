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
            step.get("plugins").entries().forEach((name, input) -> plugin(name, input, walker));
            steps(step.get("steps"), byChange, depth + 1);
        }
    }

    private static void plugin(DataNode plugin, StepWalker walker) {
        if (plugin.isScalar()) {
            walker.use("plugin:" + plugin.text(), plugin);
        }
        plugin.entries().forEach((name, input) -> plugin(name, input, walker));
    }

    /** The plugins for containers run what they are given in one. */
    private static void plugin(String name, DataNode input, StepWalker walker) {
        walker.use("plugin:" + name, input);
        DataNode command = input.get("command");
        String words =
                String.join(" ", command.items().stream().map(DataNode::text).toList());
        DataNode service = input.get("run");
        if (name.startsWith("docker-compose#") && service.isScalar()) {
            String file =
                    input.get("config").isScalar() ? "-f " + input.get("config").text() + " " : "";
            walker.line("docker compose " + file + "run " + service.text() + " " + words, service, "");
        } else if (name.startsWith("docker#") && command.exists()) {
            walker.line(words, command, "");
        }
        if (name.startsWith("docker-compose#") && input.get("push").exists()) {
            walker.line("docker push", input.get("push"), "");
        }
    }

    private static boolean otherwise(String condition) {
        return !condition.contains("||")
                && condition.matches(".*build\\.source\\s*==\\s*[\"'](?:schedule|ui|api|trigger_job)[\"'].*");
    }
}
