package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the steps of one job. Where jobs stand and what starts them differs from system to system; inside they agree
 * in words: commands stand under {@code script}, {@code run}, {@code command}, wherever parallel blocks put them.
 */
final class StepWalker {

    private static final Set<String> COMMANDS = Set.of(
            "script",
            "before_script",
            "after_script",
            "after-script",
            "run",
            "command",
            "commands",
            "bash",
            "sh",
            "ps",
            "cmd",
            "powershell",
            "pwsh",
            "before_install",
            "install",
            "after_success",
            "before_build",
            "build_script",
            "after_build",
            "before_test",
            "test_script",
            "after_test",
            "before_deploy",
            "deploy_script",
            "after_deploy");
    private static final Set<String> USED = Set.of("uses", "task", "template", "pipe", "remote", "component");
    private static final Set<String> IGNORED = Set.of(
            "variables",
            "cache",
            "artifacts",
            "image",
            "services",
            "rules",
            "only",
            "except",
            "trigger",
            "pr",
            "env",
            "parameters",
            "when",
            "environment");
    private static final int DEPTH = 24;
    private static final int BUDGET = 5_000;
    private static final int STEPS = 20_000;

    private final String path;
    private final List<Step> steps;
    private int visited;

    StepWalker(String path, List<Step> into) {
        this.path = path;
        this.steps = into;
    }

    /** Collects what a job or a step says, in any of the words above. */
    StepWalker walk(DataNode node) {
        children(node, 0);
        return this;
    }

    /** Collects a list of commands, or one. */
    StepWalker commands(DataNode node) {
        commands(node, 0);
        return this;
    }

    /** Collects command lines that stand nowhere in these words; the line is that of the node. */
    void line(String command, DataNode at, String folder) {
        if (steps.size() < BUDGET) {
            steps.addAll(Commands.lines(command, path, at.line(), folder));
        }
    }

    /** Collects commands that run in a folder. */
    void commands(DataNode node, String folder) {
        for (DataNode item : node.items()) {
            if (item.isScalar() && steps.size() < BUDGET) {
                steps.addAll(Commands.of(item, path, folder));
            }
        }
    }

    /** Collects something used by name. */
    void use(String text, DataNode at) {
        add(Step.Kind.USES, text, at);
    }

    /** Collects something the pipeline says of itself. */
    void mark(String text, DataNode at) {
        add(Step.Kind.MARK, text, at);
    }

    /** Collects the environment a job deploys to, a name or a map with one; anything else are variables. */
    void environment(DataNode value) {
        if (value.isScalar() && !value.text().isEmpty()) {
            mark("environment:" + value.text(), value);
        } else if (value.get("name").isScalar()) {
            mark("environment:" + value.get("name").text(), value);
        }
    }

    private void add(Step.Kind kind, String text, DataNode at) {
        if (steps.size() < BUDGET) {
            steps.add(new Step(kind, text, path, at.line(), ""));
        }
    }

    private void entry(String key, DataNode value, int depth) {
        if (depth > DEPTH || exhausted()) {
            return;
        }
        if (COMMANDS.contains(key)) {
            commands(value, depth);
        } else if (key.isEmpty() && value.get("task").exists()) {
            task(value, depth);
        } else if (USED.contains(key)) {
            value.items().forEach(item -> use(key + ":" + item.text(), item));
        } else if (!IGNORED.contains(key)) {
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
                commands(item, "");
            } else if (!item.items().isEmpty()) {
                commands(item, depth + 1);
            } else {
                children(item, depth + 1);
            }
        }
        for (Map.Entry<String, DataNode> child : value.entries().entrySet()) {
            entry(child.getKey(), child.getValue(), depth + 1);
        }
    }
}
