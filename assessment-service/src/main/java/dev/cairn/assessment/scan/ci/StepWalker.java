package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the systems whose files differ in shape but agree in words: commands stand under {@code script},
 * {@code run}, {@code command}, wherever the stages, jobs and parallel blocks put them.
 */
final class StepWalker {

    private static final Set<String> COMMANDS = Set.of(
            "script",
            "before_script",
            "after_script",
            "run",
            "command",
            "commands",
            "bash",
            "sh",
            "powershell",
            "pwsh",
            "before_install",
            "install",
            "after_success",
            "test_script",
            "build_script",
            "deploy_script");
    private static final Set<String> USED = Set.of("uses", "task", "template", "pipe", "orb", "remote", "component");
    private static final Set<String> ENVIRONMENTS = Set.of("environment", "deployment");
    private static final Set<String> IGNORED =
            Set.of("variables", "cache", "artifacts", "image", "services", "rules", "only", "except", "trigger", "pr");
    private static final int DEPTH = 24;
    private static final int BUDGET = 5_000;
    private static final int STEPS = 20_000;

    private final String path;
    private final List<Step> steps = new ArrayList<>();
    private int visited;

    private StepWalker(String path) {
        this.path = path;
    }

    static Pipeline read(String system, String path, DataNode file) {
        var walker = new StepWalker(path);
        for (Map.Entry<String, DataNode> entry : file.entries().entrySet()) {
            boolean unusedTemplate =
                    system.equals("gitlab") && entry.getKey().startsWith(".") && !extended(file, entry.getKey());
            boolean off = entry.getValue().get("when").text().equals("never");
            if (!unusedTemplate && !off && !IGNORED.contains(entry.getKey())) {
                walker.entry(entry.getKey(), entry.getValue(), 0);
            }
        }
        if (system.equals("travis")) {
            walker.travisDefault(file);
        }
        return new Pipeline(path, system, changes(system, file), false, 0, List.copyOf(walker.steps));
    }

    private static boolean extended(DataNode file, String template) {
        return file.entries().values().stream()
                .flatMap(job -> job.get("extends").items().stream())
                .anyMatch(name -> name.text().equals(template));
    }

    private static boolean changes(String system, DataNode file) {
        return switch (system) {
            case "azure" ->
                !file.get("trigger").text().equals("none") || file.get("pr").exists();
            case "bitbucket" ->
                file.get("pipelines").entries().keySet().stream()
                        .anyMatch(
                                key -> key.equals("default") || key.equals("branches") || key.equals("pull-requests"));
            case "circleci" -> circleChanges(file.get("workflows"));
            case "other" -> !file.get("trigger").get("cron").exists();
            default -> true;
        };
    }

    private static boolean circleChanges(DataNode workflows) {
        List<DataNode> flows = workflows.entries().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("version"))
                .map(Map.Entry::getValue)
                .toList();
        return flows.isEmpty()
                || flows.stream().anyMatch(flow -> !flow.get("triggers").exists());
    }

    private void entry(String key, DataNode value, int depth) {
        if (depth > DEPTH || exhausted()) {
            return;
        }
        if (COMMANDS.contains(key)) {
            commands(value, depth);
        } else if (key.equals("") && value.get("task").exists()) {
            task(value, depth);
        } else if (USED.contains(key)) {
            value.items().forEach(item -> use(key + ":" + item.text(), item));
        } else if (ENVIRONMENTS.contains(key)
                && (value.isScalar() || value.get("name").exists())) {
            String name = value.isScalar() ? value.text() : value.get("name").text();
            steps.add(new Step(Step.Kind.MARK, "environment:" + name, path, value.line(), ""));
        } else if (key.equals("deploy") && depth < 2 && !value.isScalar()) {
            steps.add(new Step(Step.Kind.MARK, "deploy", path, value.line(), ""));
            children(value, depth);
        } else if (key.equals("orbs")) {
            value.entries().values().forEach(orb -> use("orb:" + orb.text(), orb));
        } else if (!IGNORED.contains(key) || depth > 0 && key.equals("template")) {
            children(value, depth);
        }
    }

    /** A task of Azure Pipelines does what its input {@code command} says; the same one builds, tests and pushes. */
    private void task(DataNode value, int depth) {
        String command = value.at("inputs", "command").text();
        DataNode task = value.get("task");
        use(("task:" + task.text() + " " + command).strip(), task);
        entry("inputs", value.get("inputs"), depth + 1);
    }

    private void children(DataNode value, int depth) {
        value.entries().forEach((key, child) -> entry(key, child, depth + 1));
        if (value.entries().isEmpty() && !value.isScalar()) {
            for (DataNode child : value.items()) {
                if (steps.size() > STEPS) {
                    return;
                }
                if (child.isScalar() && child.text().contains("/")) {
                    use("item:" + child.text(), child);
                }
                entry("", child, depth + 1);
            }
        }
    }

    /** Aliases make a small file mean any number of steps. */
    private boolean exhausted() {
        return ++visited > BUDGET || steps.size() > STEPS;
    }

    private void commands(DataNode value, int depth) {
        if (depth > DEPTH || exhausted()) {
            return;
        }
        for (DataNode item : value.items()) {
            if (steps.size() > STEPS) {
                return;
            }
            if (item.isScalar()) {
                steps.addAll(Commands.of(item, path, ""));
            } else if (!item.items().isEmpty()) {
                commands(item, depth + 1);
            } else {
                children(item, depth + 1);
            }
        }
        if (value.get("command").exists()) {
            String folder = Folders.clean(value.get("working_directory").text());
            steps.addAll(Commands.of(value.get("command"), path, folder));
        } else {
            value.entries().forEach((key, child) -> entry(key, child, depth + 1));
        }
    }

    /** Without a script, Travis runs the language's own test command. */
    private void travisDefault(DataNode file) {
        if (file.get("script").exists()
                || file.get("jobs").exists()
                || file.get("matrix").exists()) {
            return;
        }
        String command = switch (file.get("language").text()) {
            case "node_js" -> "npm test";
            case "java" -> "mvn test";
            case "go" -> "go test ./...";
            default -> "";
        };
        if (!command.isEmpty()) {
            steps.add(
                    new Step(Step.Kind.RUN, command, path, file.get("language").line(), ""));
        }
    }

    private void use(String text, DataNode at) {
        steps.add(new Step(Step.Kind.USES, text, path, at.line(), ""));
    }
}
