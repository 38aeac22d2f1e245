package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a task of a Taskfile (go-task) runs, with what it depends on and with the files that are included. */
final class Taskfile {

    private static final List<String> NAMES = List.of(
            "Taskfile.yml",
            "taskfile.yml",
            "Taskfile.yaml",
            "taskfile.yaml",
            "Taskfile.dist.yml",
            "Taskfile.dist.yaml");
    private static final int FILES = 20;
    private static final int DEPTH = 5;
    private static final int STEPS = 1_000;

    private final TreeFiles tree;
    private final Map<String, Task> tasks = new HashMap<>();
    private int files;

    private record Task(String path, String space, String folder, DataNode node) {}

    private Taskfile(TreeFiles tree) {
        this.tree = tree;
    }

    /** The Taskfile of a folder; nothing when it has none. */
    static Optional<Taskfile> in(String folder, TreeFiles tree) {
        var found = new Taskfile(tree);
        found.read(folder, "", folder);
        return found.files > 0 ? Optional.of(found) : Optional.empty();
    }

    /** The commands of a task. */
    List<Step> recipe(String task) {
        List<Step> steps = new ArrayList<>();
        collect(task, 0, new HashSet<>(), steps);
        return steps;
    }

    /** Reads a file, or the one in a folder. */
    private void read(String place, String space, String folder) {
        boolean file = place.endsWith(".yml") || place.endsWith(".yaml");
        for (String path : file
                ? List.of(place)
                : NAMES.stream().map(name -> Folders.join(place, name)).toList()) {
            Optional<String> text = tree.text(path);
            if (text.isPresent() && ++files <= FILES) {
                try {
                    read(path, DataReader.yaml(text.get()), space, folder);
                } catch (Unreadable e) {
                    // what cannot be read runs nothing
                    continue;
                }
                return;
            }
        }
    }

    private void read(String path, DataNode data, String space, String folder) {
        data.get("tasks")
                .entries()
                .forEach((name, node) -> tasks.putIfAbsent(space + name, new Task(path, space, folder, node)));
        String base = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        data.get("includes").entries().forEach((name, include) -> {
            String place = include.isScalar()
                    ? include.text()
                    : include.get("taskfile").text();
            String inner = include.get("flatten").isTrue() ? space : space + name + ":";
            String where = include.get("dir").isScalar()
                    ? Folders.join(base, include.get("dir").text())
                    : folder;
            if (!place.isEmpty() && !place.contains("://") && !place.contains("{{")) {
                read(Folders.join(base, place), inner, where);
            }
        });
    }

    private void collect(String name, int depth, Set<String> seen, List<Step> into) {
        Task task = tasks.get(name);
        if (task == null || depth > DEPTH || !seen.add(name) || into.size() > STEPS) {
            return;
        }
        String dir = task.node().get("dir").text();
        String folder = dir.isEmpty() || dir.contains("{{") ? task.folder() : Folders.join(task.folder(), dir);
        for (DataNode before : task.node().get("deps").items()) {
            other(before.isScalar() ? before : before.get("task"), task, depth, seen, into);
        }
        DataNode commands = task.node().get("cmds").exists()
                ? task.node().get("cmds")
                : task.node().get("cmd");
        // a task may be nothing but its command, or a list of them
        for (DataNode command : commands.exists() || !task.node().entries().isEmpty()
                ? commands.items()
                : task.node().items()) {
            if (into.size() > STEPS) {
                return;
            }
            into.addAll(Commands.of(command.isScalar() ? command : command.get("cmd"), task.path(), folder));
            other(command.get("task"), task, depth, seen, into);
        }
    }

    private void other(DataNode name, Task from, int depth, Set<String> seen, List<Step> into) {
        if (name.isScalar()) {
            String text = name.text();
            collect(text.startsWith(":") ? text.substring(1) : from.space() + text, depth + 1, seen, into);
        }
    }
}
