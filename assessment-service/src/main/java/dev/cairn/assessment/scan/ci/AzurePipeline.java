package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Azure Pipelines with the templates of the tree. */
final class AzurePipeline {

    private static final Set<String> LEVELS =
            Set.of("stages", "jobs", "steps", "strategy", "runOnce", "rolling", "canary", "preDeploy", "deploy", "on");
    private static final Set<String> AFTER =
            Set.of("routeTraffic", "postRouteTraffic", "success", "failure", "extends");
    private static final Set<String> TRIGGERS = Set.of("trigger", "pr", "schedules");
    private static final List<String> SHELLS = List.of("script", "bash", "pwsh", "powershell");
    private static final int DEPTH = 32;
    private static final int TEMPLATES = 2;
    private static final int BUDGET = 5_000;

    private final TreeFiles tree;
    private final PipelineFile result;
    private final Deque<String> open = new ArrayDeque<>();
    private final boolean byChange;
    private int visited;

    private AzurePipeline(TreeFiles tree, PipelineFile result, boolean byChange) {
        this.tree = tree;
        this.result = result;
        this.byChange = byChange;
    }

    static List<Pipeline> read(String path, DataNode file, TreeFiles tree) {
        var result = new PipelineFile("azure", path);
        // without a trigger a pipeline is started by every branch, and a template by whoever includes it
        boolean template = file.get("parameters").exists()
                && TRIGGERS.stream().noneMatch(key -> file.get(key).exists());
        boolean off = file.get("trigger").text().equals("none")
                && (!file.get("pr").exists() || file.get("pr").text().equals("none"));
        new AzurePipeline(tree, result, !off && !template).read(path, file, 0);
        return result.pipelines(0, template);
    }

    private void read(String path, DataNode node, int depth) {
        if (depth > DEPTH || ++visited > BUDGET) {
            return;
        }
        if (node.get("enabled").isFalse() || node.get("condition").isFalse()) {
            return;
        }
        StepWalker walker = result.job(byChange, path);
        if (node.get("template").isScalar()) {
            template(path, node.get("template"), walker, depth);
        }
        if (node.get("deployment").isScalar()) {
            walker.environment(node.get("environment"));
        }
        if (node.get("task").isScalar()) {
            task(node, walker);
        }
        String folder = Folders.clean(node.get("workingDirectory").text().replaceAll("^\\$\\([\\w.]+\\)/?", ""));
        SHELLS.forEach(shell -> walker.commands(node.get(shell), folder));
        for (Map.Entry<String, DataNode> entry : node.entries().entrySet()) {
            String key = entry.getKey();
            if (LEVELS.contains(key) || AFTER.contains(key) || key.startsWith("${{")) {
                read(path, entry.getValue(), depth + 1);
            }
        }
        if (!node.isScalar()) {
            node.items().forEach(item -> read(path, item, depth + 1));
        }
    }

    private static void task(DataNode step, StepWalker walker) {
        DataNode task = step.get("task");
        DataNode inputs = step.get("inputs");
        String command = inputs.get("command").text();
        walker.use(("task:" + task.text() + " " + command).strip(), task);
        String folder = Folders.clean(inputs.get("workingDirectory").text().replaceAll("^\\$\\([\\w.]+\\)/?", ""));
        for (String key : List.of("script", "inlineScript", "InlineScript", "Inline")) {
            walker.commands(inputs.get(key), folder);
        }
        String name = task.text();
        if (name.startsWith("Maven@")) {
            walker.line("mvn " + inputs.get("goals").text(), task, folder);
        } else if (name.startsWith("Gradle@")) {
            walker.line("gradle " + inputs.get("tasks").text(), task, folder);
        } else if (name.startsWith("Npm@")) {
            walker.line(
                    "npm "
                            + (command.equals("custom")
                                    ? inputs.get("customCommand").text()
                                    : command),
                    task,
                    folder);
        }
    }

    private void template(String path, DataNode name, StepWalker walker, int depth) {
        if (name.text().contains("@") && !name.text().endsWith("@self")) {
            walker.use("template:" + name.text(), name);
            return;
        }
        String plain = name.text().replaceFirst("@self$", "");
        String base = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        String target = plain.startsWith("/") ? Folders.join("", plain) : Folders.join(base, plain);
        Optional<String> text = tree.text(target);
        if (text.isEmpty() || open.size() >= TEMPLATES || open.contains(target)) {
            return;
        }
        open.push(target);
        try {
            read(target, DataReader.yaml(text.get()), depth + 1);
        } catch (Unreadable e) {
            // a template that cannot be read runs nothing
            walker.use("template:" + plain, name);
        } finally {
            open.pop();
        }
    }
}
