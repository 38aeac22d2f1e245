package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Pattern IMAGE_BUILD =
            Pattern.compile("(?:^|/)(?:docker|depot)/(?:build-push-action|bake-action)@");
    private static final Pattern PUSHED_OUTPUT = Pattern.compile("push=(?!false)|type=registry");

    private GithubWorkflow() {}

    static List<Pipeline> read(String system, String path, DataNode file) {
        DataNode on = file.get("on");
        boolean changes = changes(on);
        List<Step> byChange = new ArrayList<>();
        List<Step> otherwise = new ArrayList<>();
        String folder = file.at("defaults", "run", "working-directory").text();
        JobVariables variables = JobVariables.NONE.and(file.get("env"));
        for (Map.Entry<String, DataNode> named : file.get("jobs").entries().entrySet()) {
            DataNode job = named.getValue();
            boolean started =
                    changes && !STARTED_OTHERWISE.matcher(job.get("if").text()).matches();
            if (!job.get("if").isFalse()) {
                job(path, named.getKey(), job, folder, variables, started ? byChange : otherwise);
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
            step(path, step, folder, JobMatrix.NONE, JobVariables.NONE, steps);
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

    private static void job(
            String path, String id, DataNode job, String folder, JobVariables variables, List<Step> into) {
        if (into.size() > STEPS) {
            return;
        }
        DataNode environment = job.get("environment");
        String called = (id + " " + job.get("name").text()).strip();
        if (JobNames.deploysTo(environment, called)) {
            String name = environment.isScalar()
                    ? environment.text()
                    : environment.get("name").text();
            into.add(new Step(Step.Kind.MARK, "environment:" + name, path, environment.line(), ""));
        }
        DataNode uses = job.get("uses");
        if (uses.exists()) {
            // what the job is called tells what a workflow of another repository is for
            String text = uses.text().startsWith("./") ? uses.text() : name(uses) + " for " + called;
            into.add(new Step(Step.Kind.USES, text, path, uses.line(), ""));
            into.addAll(ActionInputs.ofWorkflow(job.get("with"), path));
        }
        String own = job.at("defaults", "run", "working-directory").text();
        JobMatrix matrix = JobMatrix.of(job.at("strategy", "matrix"));
        for (DataNode step : job.get("steps").items()) {
            step(path, step, own.isEmpty() ? folder : own, matrix, variables.and(job.get("env")), into);
        }
    }

    /** An action's name without the host that Forgejo takes it from. */
    private static String name(DataNode uses) {
        return HOST.matcher(uses.text()).replaceFirst("");
    }

    private static void step(
            String path, DataNode step, String folder, JobMatrix matrix, JobVariables variables, List<Step> into) {
        if (step.get("if").isFalse() || into.size() > STEPS) {
            return;
        }
        String own = step.get("working-directory").text();
        String where = Folders.clean(own.isEmpty() ? folder : own);
        if (step.get("uses").exists()) {
            DataNode uses = step.get("uses");
            String purpose = onlyBuilds(uses.text(), step.get("with")) ? "build-only:" : "";
            into.add(new Step(Step.Kind.USES, purpose + name(uses), path, uses.line(), where));
            into.addAll(ActionInputs.ofAction(uses.text(), step.get("with"), path, where));
        }
        DataNode run = step.get("run");
        String script = variables.and(step.get("env")).in(run.text());
        into.addAll(matrix.commands(script, run.line(), path, where));
    }

    /** An image that is built to see that it can be is pushed nowhere, which is what the action does by itself. */
    private static boolean onlyBuilds(String action, DataNode with) {
        if (!IMAGE_BUILD.matcher(action).find()) {
            return false;
        }
        DataNode push = with.get("push");
        boolean pushes = push.exists() && !push.isFalse() && !push.text().equalsIgnoreCase("false");
        return !pushes && !PUSHED_OUTPUT.matcher(with.get("outputs").text()).find();
    }
}
