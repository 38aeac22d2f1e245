package dev.cairn.assessment.scan.ci;

import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads GitLab CI: jobs with what they extend and refer to, across the files that are included from the tree. */
final class GitlabPipeline {

    private static final Set<String> NO_JOBS = Set.of(
            "default",
            "include",
            "stages",
            "types",
            "variables",
            "workflow",
            "image",
            "services",
            "cache",
            "before_script",
            "after_script",
            "spec");
    private static final Set<String> NO_CHANGES =
            Set.of("schedules", "tags", "web", "api", "triggers", "pipelines", "chat", "external");
    private static final Set<String> NO_DEPLOYS = Set.of("stop", "prepare", "verify", "access");
    private static final Pattern STARTED_OTHERWISE =
            Pattern.compile("\\$CI_PIPELINE_SOURCE\\s*==\\s*[\"'](?:schedule|web|api|trigger|pipeline|parent_pipeline"
                    + "|chat|webide)[\"']|^\\s*\\$CI_COMMIT_TAG\\b");
    private static final int INHERITED = 40;
    private static final int NESTED = 12;

    /** Aliases make a small file mean any number of lines. */
    private static final int LINES = 20_000;

    private final GitlabFiles files;
    private final PipelineFile result;
    private final Set<String> seen = new HashSet<>();
    private int lines;

    private GitlabPipeline(GitlabFiles files, PipelineFile result) {
        this.files = files;
        this.result = result;
    }

    static List<Pipeline> read(String path, DataNode file, TreeFiles tree) {
        var result = new PipelineFile("gitlab", path);
        read(path, file, tree, result, 0);
        return result.pipelines();
    }

    private static void read(String path, DataNode file, TreeFiles tree, PipelineFile result, int depth) {
        var files = new GitlabFiles(path, file, tree);
        var pipeline = new GitlabPipeline(files, result);
        boolean changes = byChange(file.at("workflow", "rules"));
        for (GitlabFiles.Part used : files.used()) {
            String text = used.node().text();
            result.job(changes, used.path()).use(text, used.node());
        }
        for (String name : files.names()) {
            if (!name.startsWith(".") && !NO_JOBS.contains(name)) {
                pipeline.job(name, changes);
            }
        }
        if (depth == 0) {
            for (GitlabFiles.Part child : pipeline.children()) {
                read(child.path(), child.node(), tree, result, depth + 1);
            }
        }
    }

    /** Pipelines of the tree that jobs of this one start. */
    private List<GitlabFiles.Part> children() {
        List<GitlabFiles.Part> children = new ArrayList<>();
        for (String name : files.names()) {
            for (GitlabFiles.Part job : files.all(name)) {
                children.addAll(files.local(job.node().at("trigger", "include"), job.path()));
            }
        }
        return children;
    }

    private void job(String name, boolean changes) {
        List<GitlabFiles.Part> chain = new ArrayList<>();
        inherit(name, chain);
        DataNode rules = value(chain, "rules").node();
        if (value(chain, "when").node().text().equals("never") || never(rules)) {
            return;
        }
        boolean byChange = changes
                && byChange(rules)
                && !onlyOtherwise(value(chain, "only").node());
        for (String key : List.of("before_script", "script", "after_script")) {
            GitlabFiles.Part script = value(chain, key);
            if (!script.node().exists()) {
                script = files.global(key);
            }
            script(script, byChange, 0);
        }
        GitlabFiles.Part run = value(chain, "run");
        result.job(byChange, run.path()).walk(run.node());
        GitlabFiles.Part environment = value(chain, "environment");
        boolean deploys = !NO_DEPLOYS.contains(environment.node().get("action").text());
        if (deploys) {
            result.job(byChange, environment.path()).environment(environment.node());
        }
        if (name.equals("pages") && !chain.isEmpty()) {
            GitlabFiles.Part own = chain.get(0);
            result.job(byChange, own.path()).mark("environment:pages", own.node());
        }
    }

    /** The definitions of a job, nearest first: its own, those of the same name in included files, what it extends. */
    private void inherit(String name, List<GitlabFiles.Part> chain) {
        for (GitlabFiles.Part own : files.all(name)) {
            if (chain.size() >= INHERITED || chain.contains(own)) {
                return;
            }
            chain.add(own);
            List<DataNode> parents = own.node().get("extends").items();
            for (int i = parents.size() - 1; i >= 0; i--) {
                inherit(parents.get(i).text(), chain);
            }
        }
    }

    private static GitlabFiles.Part value(List<GitlabFiles.Part> chain, String key) {
        for (GitlabFiles.Part part : chain) {
            if (part.node().get(key).exists()) {
                return new GitlabFiles.Part(part.path(), part.node().get(key));
            }
        }
        return GitlabFiles.NOTHING;
    }

    /** A nested list is a piece of script, or {@code !reference [job, key]}, which leads to one. */
    private void script(GitlabFiles.Part script, boolean byChange, int depth) {
        if (depth > NESTED) {
            return;
        }
        for (DataNode item : script.node().items()) {
            if (++lines > LINES) {
                return;
            }
            if (item.isScalar()) {
                if (seen.add(byChange + script.path() + ":" + item.line() + ":" + item.text())) {
                    result.job(byChange, script.path()).commands(item);
                }
                continue;
            }
            List<DataNode> parts = item.items();
            List<GitlabFiles.Part> referred = new ArrayList<>();
            if (parts.size() == 2 && parts.get(1).text().endsWith("script")) {
                inherit(parts.get(0).text(), referred);
            }
            GitlabFiles.Part target = referred.isEmpty()
                    ? new GitlabFiles.Part(script.path(), item)
                    : value(referred, parts.get(1).text());
            script(target, byChange, depth + 1);
        }
    }

    private static boolean never(DataNode rules) {
        List<DataNode> all = rules.items();
        return !all.isEmpty()
                && all.stream().allMatch(rule -> rule.get("when").text().equals("never"));
    }

    private static boolean byChange(DataNode rules) {
        List<DataNode> starting = rules.items().stream()
                .filter(rule -> !rule.get("when").text().equals("never"))
                .toList();
        return starting.isEmpty()
                || starting.stream().anyMatch(rule -> !otherwise(rule.get("if").text()));
    }

    private static boolean otherwise(String condition) {
        return !condition.contains("||") && STARTED_OTHERWISE.matcher(condition).find();
    }

    private static boolean onlyOtherwise(DataNode only) {
        List<DataNode> refs = only.get("refs").exists() ? only.get("refs").items() : only.items();
        return !refs.isEmpty() && refs.stream().allMatch(ref -> NO_CHANGES.contains(ref.text()));
    }
}
