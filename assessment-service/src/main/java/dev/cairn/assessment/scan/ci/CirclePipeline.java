package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads CircleCI: the jobs its workflows start, with commands and orbs that are written in the file. */
final class CirclePipeline {

    private static final String CONTINUED = ".circleci/continue_config.yml";
    private static final int DEPTH = 12;
    private static final int CALLS = 2_000;

    private final DataNode file;
    private final PipelineFile result;
    private final Set<String> done = new HashSet<>();
    private int calls;

    private CirclePipeline(DataNode file, PipelineFile result) {
        this.file = file;
        this.result = result;
    }

    static List<Pipeline> read(String path, DataNode file, TreeFiles tree) throws Unreadable {
        var result = new PipelineFile("circleci", path);
        new CirclePipeline(file, result).workflows(path);
        if (file.get("setup").isTrue()) {
            String next = continued(file);
            Optional<String> text = tree.text(next);
            if (text.isPresent()) {
                new CirclePipeline(DataReader.yaml(text.get()), result).workflows(next);
            }
        }
        return result.pipelines();
    }

    /** The file a set-up pipeline goes on with. */
    private static String continued(DataNode file) {
        for (String key : List.of("configuration_path", "config-path", "base-branch-config")) {
            for (String where : List.of("jobs.*.steps.*.*.", "workflows.*.jobs.*.*.")) {
                for (DataNode named : file.find(where + key)) {
                    if (!named.text().startsWith("/") && !named.text().contains("<<")) {
                        return Folders.join("", named.text());
                    }
                }
            }
        }
        return CONTINUED;
    }

    private void workflows(String path) {
        DataNode workflows = file.get("workflows");
        if (workflows.entries().isEmpty()) {
            file.get("jobs").entries().keySet().forEach(name -> job(path, name, DataNode.NONE, true));
            return;
        }
        for (Map.Entry<String, DataNode> flow : workflows.entries().entrySet()) {
            DataNode when = flow.getValue().get("when");
            if (when.isFalse()) {
                continue;
            }
            boolean byChange = !flow.getValue().get("triggers").exists() && !scheduled(when);
            for (DataNode entry : flow.getValue().get("jobs").items()) {
                if (entry.isScalar()) {
                    job(path, entry.text(), entry, byChange);
                }
                entry.entries().forEach((name, call) -> {
                    if (!call.get("type").text().equals("approval")) {
                        job(path, name, call, byChange && !onlyTags(call.get("filters")));
                    }
                });
            }
        }
    }

    /** Schedules of projects start workflows by a condition instead of a trigger. */
    private static boolean scheduled(DataNode when) {
        return when.get("equal").items().stream().anyMatch(value -> value.text().equals("scheduled_pipeline"))
                || when.get("and").items().stream().anyMatch(CirclePipeline::scheduled);
    }

    private static boolean onlyTags(DataNode filters) {
        return filters.at("branches", "ignore").items().stream()
                .anyMatch(branch -> branch.text().equals("/.*/"));
    }

    private void job(String path, String name, DataNode call, boolean byChange) {
        if (!done.add(byChange + " " + name)) {
            return;
        }
        StepWalker walker = result.job(byChange, path);
        DataNode own = file.at("jobs", name);
        if (!own.exists()) {
            own = inline("jobs", name);
        }
        if (own.exists()) {
            steps(own.get("steps"), folder(own, ""), walker, 0);
        } else if (name.contains("/")) {
            walker.use(orb(name), call);
            walker.walk(call);
            inputs(call, walker);
        }
        steps(call.get("pre-steps"), "", walker, 0);
        steps(call.get("post-steps"), "", walker, 0);
    }

    /** What jobs and commands of orbs are given to run: a command, or a script of a package manager. */
    private static void inputs(DataNode given, StepWalker walker) {
        given.entries().forEach((key, value) -> {
            if (key.matches("(?:npm|yarn|pnpm)-run")) {
                walker.line(key.replace('-', ' ') + " " + value.text(), value, "");
            } else if (key.endsWith("-command") && !key.startsWith("install")) {
                walker.commands(value);
            }
        });
    }

    private void steps(DataNode steps, String folder, StepWalker walker, int depth) {
        if (depth > DEPTH) {
            return;
        }
        for (DataNode step : steps.items()) {
            if (++calls > CALLS) {
                return;
            }
            if (step.isScalar()) {
                step(step.text(), step, DataNode.NONE, folder, walker, depth);
            }
            step.entries().forEach((name, input) -> step(name, input, input, folder, walker, depth));
        }
    }

    private void step(String name, DataNode at, DataNode input, String folder, StepWalker walker, int depth) {
        switch (name) {
            case "run" -> walker.commands(input.isScalar() ? input : input.get("command"), folder(input, folder));
            case "when", "unless" -> {
                if (!input.get("condition").isFalse()) {
                    steps(input.get("steps"), folder, walker, depth + 1);
                }
            }
            default -> {
                DataNode command = file.at("commands", name);
                DataNode own = command.exists() ? command : inline("commands", name);
                steps(own.get("steps"), folder, walker, depth + 1);
                steps(input.get("steps"), folder, walker, depth + 1);
                if (!own.exists() && name.contains("/")) {
                    walker.use(orb(name), at);
                    inputs(input, walker);
                }
            }
        }
    }

    private DataNode inline(String kind, String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? DataNode.NONE : file.at("orbs", name.substring(0, slash), kind, name.substring(slash + 1));
    }

    /** An orb's command by the orb's full name, as its short one is chosen by each file. */
    private String orb(String name) {
        int slash = name.indexOf('/');
        String full = file.at("orbs", name.substring(0, slash)).text();
        return "orb:" + full + " " + name.substring(slash + 1);
    }

    private static String folder(DataNode step, String otherwise) {
        String folder = step.get("working_directory").text().replaceFirst("^~/(?:project|repo)/?", "");
        return folder.isEmpty() || folder.startsWith("~") ? otherwise : Folders.clean(folder);
    }
}
