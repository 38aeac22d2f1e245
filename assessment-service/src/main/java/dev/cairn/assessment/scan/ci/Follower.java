package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Replaces calls of scripts, make targets, local actions and workflows by what they run.
 *
 * <p>Commands are whatever a stranger wrote, and these patterns have repetitions within repetitions: only RE2 is sure to
 * come to an end with them.
 */
public final class Follower {

    private static final Pattern MAKE = Pattern.compile(
            "(?:^|&&|;|\\s)(make|\\$[({]MAKE[)}]|just)\\s+((?:-C\\s*\\S+\\s+)?)(?:\\w+=\\S*\\s+)*([\\w. ${}-]+)");
    private static final Pattern SHELL = Pattern.compile(
            "(?:^|&&|;|\\|\\||\\s)(?:(?:ba|z)?sh\\s+(?:-\\w+\\s+)*|source\\s+|\\.\\s+)?(\\.{0,2}/?(?:[\\w.-]+/)*[\\w.-]+)");
    private static final int DEPTH = 3;
    private static final int BUDGET = 4_000;
    private static final int TARGETS = 20;
    private static final int LINES = 200_000;

    private final TreeFiles tree;
    private final Map<String, Makefile> makefiles = new HashMap<>();
    private final Map<String, Optional<Taskfile>> taskfiles = new HashMap<>();
    private final PackageScripts scripts;
    private final ComposeServices services;
    private final PythonTasks pythonTasks;
    private int steps;
    private int lines;

    /** A follower in this tree. */
    public Follower(TreeFiles tree) {
        this.tree = tree;
        this.scripts = new PackageScripts(tree);
        this.services = new ComposeServices(tree);
        this.pythonTasks = new PythonTasks(tree);
    }

    /** The pipeline with every call followed; calls that turn out to do nothing are gone. */
    public Pipeline follow(Pipeline pipeline) {
        List<Step> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Step step : pipeline.steps()) {
            follow(step, 0, seen, all);
        }
        return pipeline.withSteps(all);
    }

    private void follow(Step step, int depth, Set<String> seen, List<Step> into) {
        if (++steps > BUDGET) {
            return;
        }
        if (depth >= DEPTH || step.kind() == Step.Kind.MARK) {
            into.add(step);
        } else if (step.kind() == Step.Kind.USES) {
            into.add(step);
            local(step).forEach(inner -> follow(inner, depth + 1, seen, into));
        } else {
            command(step, depth, seen, into);
        }
    }

    private void command(Step step, int depth, Set<String> seen, List<Step> into) {
        List<Step> inner = new ArrayList<>();
        Step placed = services.placed(step, inner);
        boolean effective = scripts.called(placed, inner);
        makeTargets(placed, inner);
        tasks(placed, inner);
        shellFiles(placed, inner);
        preCommit(placed, inner);
        take(() -> pythonTasks.called(placed), inner);
        if (effective) {
            into.add(step);
        }
        for (Step called : inner) {
            if (seen.add(called.path() + ":" + called.line() + ":" + called.text())) {
                follow(called, depth + 1, seen, into);
            }
        }
    }

    private List<Step> local(Step step) {
        if (!step.text().startsWith("./")) {
            return List.of();
        }
        String path = Folders.join("", step.text());
        try {
            if (path.endsWith(".yml") || path.endsWith(".yaml")) {
                Optional<String> text = tree.text(path);
                return text.isEmpty()
                        ? List.of()
                        : GithubWorkflow.read("github", path, DataReader.yaml(text.get())).stream()
                                .flatMap(called -> called.steps().stream())
                                .toList();
            }
            for (String name : List.of("/action.yml", "/action.yaml")) {
                Optional<String> text = tree.text(path + name);
                if (text.isPresent()) {
                    return GithubWorkflow.action(path + name, DataReader.yaml(text.get()), step.folder());
                }
            }
        } catch (Unreadable e) {
            return List.of();
        }
        return List.of();
    }

    /** What a command calls, as long as all that was called so far is not too much: files can be called again and again. */
    private void take(Supplier<List<Step>> called, List<Step> into) {
        if (lines < LINES) {
            List<Step> found = called.get();
            lines += found.size() + 1;
            into.addAll(found);
        }
    }

    private void makeTargets(Step step, List<Step> into) {
        Matcher make = MAKE.matcher(step.text());
        while (make.find()) {
            String folder = make.group(2).isBlank()
                    ? step.folder()
                    : Folders.join(
                            step.folder(),
                            make.group(2).replaceFirst("-C\\s*", "").strip());
            List<String> names = !make.group(1).equals("just")
                    ? List.of("Makefile", "makefile", "GNUmakefile")
                    : List.of("justfile", "Justfile", ".justfile");
            for (String name : names) {
                String path = Folders.join(folder, name);
                tree.text(path).ifPresent(text -> {
                    Makefile file = makefiles.computeIfAbsent(path, p -> new Makefile(text, p, tree));
                    Arrays.stream(make.group(3).strip().split("\\s+"))
                            .limit(TARGETS)
                            .map(target -> target.replaceFirst("\\$.*", ""))
                            .forEach(target -> take(() -> file.recipe(target, folder), into));
                });
            }
        }
    }

    private void tasks(Step step, List<Step> into) {
        String[] words = step.text().split("\\s+");
        int i = 0;
        while (i < words.length && !words[i].equals("task") && !words[i].equals("go-task")) {
            i++;
        }
        if (i == words.length) {
            return;
        }
        String folder = step.folder();
        List<String> names = new ArrayList<>();
        for (i++; i < words.length && !words[i].equals("--") && names.size() < TARGETS; i++) {
            if ((words[i].equals("-d") || words[i].equals("--dir")) && i + 1 < words.length) {
                folder = Folders.join(folder, words[++i]);
            } else if (!words[i].startsWith("-") && !words[i].contains("=")) {
                names.add(words[i]);
            }
        }
        taskfiles
                .computeIfAbsent(folder, f -> Taskfile.in(f, tree))
                .ifPresent(file -> (names.isEmpty() ? List.of("default") : names)
                        .forEach(name -> take(() -> file.recipe(name), into)));
    }

    private void shellFiles(Step step, List<Step> into) {
        Matcher shell = SHELL.matcher(step.text());
        while (shell.find()) {
            String name = shell.group(1);
            boolean named = name.endsWith(".sh") || name.endsWith(".ps1");
            if (named || name.contains("/")) {
                String path = Folders.join(step.folder(), name);
                boolean script = named || path.matches("(?:.*/)?(?:scripts?|bin|ci|\\.ci|tools|hack)/[\\w-]+");
                if (script) {
                    tree.text(path).ifPresent(text -> take(() -> Commands.lines(text, path, 1, step.folder()), into));
                }
            }
        }
    }

    private void preCommit(Step step, List<Step> into) {
        if (!step.text().matches(".*\\bpre-commit run.*|.*\\bprek run.*")) {
            return;
        }
        String path = ".pre-commit-config.yaml";
        Optional<String> text = tree.text(path);
        if (text.isEmpty()) {
            return;
        }
        try {
            for (DataNode hook : DataReader.yaml(text.get()).find("repos.*.hooks.*")) {
                into.add(new Step(Step.Kind.USES, "pre-commit:" + hook.get("id").text(), path, hook.line(), ""));
                take(() -> Commands.of(hook.get("entry"), path, ""), into);
            }
        } catch (Unreadable e) {
            // reported where the tree's files are checked; a hook that cannot be read runs nothing
            return;
        }
    }
}
