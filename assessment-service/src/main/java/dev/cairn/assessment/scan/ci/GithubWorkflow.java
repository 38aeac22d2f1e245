package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads workflows and composite actions of GitHub Actions and those who copied its format. */
final class GithubWorkflow {

    private static final Set<String> CHANGES = Set.of("push", "pull_request", "pull_request_target", "merge_group");

    private static final Set<String> CODE_EVENTS =
            Set.of("opened", "synchronize", "reopened", "ready_for_review", "checks_requested");

    /** Aliases make a small file mean any number of steps. */
    private static final int STEPS = 20_000;

    private static final Pattern HOST = Pattern.compile("^https?://[^/]+/");
    private static final Pattern STARTED_OTHERWISE = Pattern.compile(
            "\\s*(?:\\$\\{\\{\\s*)?(?:github|forge|gitea)\\.event_name\\s*==\\s*'(?:schedule|workflow_dispatch|release)'\\s*(?:}})?\\s*");

    private GithubWorkflow() {}

    static List<Pipeline> read(String system, String path, DataNode file) {
        DataNode on = file.get("on");
        boolean changes = changes(on);
        List<Step> byChange = new ArrayList<>();
        List<Step> otherwise = new ArrayList<>();
        String folder = file.at("defaults", "run", "working-directory").text();
        for (DataNode job : file.get("jobs").entries().values()) {
            boolean started =
                    changes && !STARTED_OTHERWISE.matcher(job.get("if").text()).matches();
            if (!job.get("if").isFalse()) {
                job(path, job, folder, started ? byChange : otherwise);
            }
        }
        boolean callable = on.get("workflow_call").exists() && on.entries().size() == 1;
        List<Pipeline> found = new ArrayList<>();
        if (!byChange.isEmpty()) {
            found.add(new Pipeline(path, system, true, callable, on.line(), List.copyOf(byChange)));
        }
        if (!otherwise.isEmpty()) {
            found.add(new Pipeline(path, system, false, callable, on.line(), List.copyOf(otherwise)));
        }
        return found;
    }

    /** Steps of a composite action; its folder is that of the caller. */
    static List<Step> action(String path, DataNode file, String folder) {
        List<Step> steps = new ArrayList<>();
        for (DataNode step : file.at("runs", "steps").items()) {
            step(path, step, folder, steps);
        }
        return steps;
    }

    private static boolean changes(DataNode on) {
        if (on.entries().isEmpty()) {
            return on.items().stream().anyMatch(event -> CHANGES.contains(event.text()));
        }
        return on.entries().entrySet().stream()
                .anyMatch(event -> CHANGES.contains(event.getKey())
                        && !onlyTags(event.getValue())
                        && !onlyLabels(event.getValue()));
    }

    /** Some pull request events are about the conversation, not about the code. */
    private static boolean onlyLabels(DataNode filter) {
        DataNode types = filter.get("types");
        return types.exists() && types.items().stream().noneMatch(type -> CODE_EVENTS.contains(type.text()));
    }

    private static boolean onlyTags(DataNode filter) {
        return filter.get("tags").exists() && !filter.get("branches").exists();
    }

    private static void job(String path, DataNode job, String folder, List<Step> into) {
        if (into.size() > STEPS) {
            return;
        }
        DataNode environment = job.get("environment");
        if (environment.exists()) {
            String name = environment.isScalar()
                    ? environment.text()
                    : environment.get("name").text();
            into.add(new Step(Step.Kind.MARK, "environment:" + name, path, environment.line(), ""));
        }
        if (job.get("uses").exists()) {
            into.add(new Step(
                    Step.Kind.USES, name(job.get("uses")), path, job.get("uses").line(), ""));
        }
        String own = job.at("defaults", "run", "working-directory").text();
        for (DataNode step : job.get("steps").items()) {
            step(path, step, own.isEmpty() ? folder : own, into);
        }
    }

    /** An action's name without the host that Forgejo takes it from. */
    private static String name(DataNode uses) {
        return HOST.matcher(uses.text()).replaceFirst("");
    }

    private static void step(String path, DataNode step, String folder, List<Step> into) {
        if (step.get("if").isFalse() || into.size() > STEPS) {
            return;
        }
        String own = step.get("working-directory").text();
        String where = Folders.clean(own.isEmpty() ? folder : own);
        if (step.get("uses").exists()) {
            DataNode uses = step.get("uses");
            into.add(new Step(Step.Kind.USES, name(uses), path, uses.line(), where));
            // actions that run a command take it as an input
            for (String input : List.of("run", "command", "script", "arguments", "goals", "args")) {
                into.addAll(Commands.of(step.at("with", input), path, where));
            }
        }
        into.addAll(Commands.of(step.get("run"), path, where));
    }
}
