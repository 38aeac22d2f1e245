package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the targets of an Nx workspace do, as the {@code project.json} of each project says. */
final class NxTargets {

    private static final String FILE = "project.json";
    private static final int FILES = 500;
    private static final int STEPS = 100;

    private final Map<String, List<Target>> byName = new HashMap<>();

    private record Target(String project, List<Step> steps) {}

    NxTargets(TreeFiles tree) {
        int files = 0;
        for (String path : tree.paths()) {
            boolean named = path.equals(FILE) || path.endsWith("/" + FILE);
            if (named && ++files <= FILES) {
                tree.text(path).ifPresent(text -> read(path, text));
            }
        }
    }

    /** What a target does, in one project or, when none is named, in all of them. */
    List<Step> called(String project, String target) {
        List<Step> steps = new ArrayList<>();
        for (Target one : byName.getOrDefault(target, List.of())) {
            if ((project.isEmpty() || project.equals(one.project())) && steps.size() < STEPS) {
                steps.addAll(one.steps());
            }
        }
        return steps;
    }

    private void read(String path, String text) {
        try {
            DataNode file = DataReader.json(text);
            String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
            String name = file.get("name").text();
            String project = name.isEmpty() ? folder.substring(folder.lastIndexOf('/') + 1) : name;
            file.get("targets")
                    .entries()
                    .forEach((target, node) -> byName.computeIfAbsent(target, t -> new ArrayList<>())
                            .add(new Target(project, steps(path, node))));
        } catch (Unreadable e) {
            // many files are called so that are not of Nx; what cannot be read runs nothing
            return;
        }
    }

    private static List<Step> steps(String path, DataNode target) {
        List<Step> steps = new ArrayList<>();
        DataNode executor = target.get("executor");
        if (executor.isScalar()) {
            steps.add(new Step(Step.Kind.USES, "nx:" + executor.text(), path, executor.line(), ""));
        }
        // commands run in the root of the workspace unless they say otherwise
        DataNode options = target.get("options");
        String folder = Folders.clean(Optional.of(options.get("cwd").text())
                .filter(cwd -> !cwd.contains("{"))
                .orElse(""));
        List<DataNode> commands = new ArrayList<>(List.of(target.get("command"), options.get("command")));
        for (DataNode command : options.get("commands").items()) {
            commands.add(command.isScalar() ? command : command.get("command"));
        }
        for (DataNode command : commands) {
            if (command.isScalar() && steps.size() < STEPS) {
                steps.addAll(Commands.of(command, path, folder));
            }
        }
        return steps;
    }
}
