package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what the task runners of Python run that a command calls: Poe, taskipy, the scripts of PDM and Hatch, tox, nox and
 * Invoke. Of tasks that are programs, the commands that stand there as text.
 */
final class PythonTasks {

    private static final String PYPROJECT = "pyproject.toml";
    private static final String NAME = "\\s+(?:-\\S+\\s+)*([A-Za-z][\\w:.-]*)";
    private static final Pattern POE = Pattern.compile("(?:^|[\\s/])poe" + NAME);
    private static final Pattern TASKIPY = Pattern.compile("(?:^|[\\s/])task" + NAME);
    private static final Pattern PDM = Pattern.compile("(?:^|[\\s/])pdm(?:\\s+run)?" + NAME);
    private static final Pattern HATCH = Pattern.compile("(?:^|[\\s/])hatch\\s+(?:-\\S+\\s+)*run" + NAME);
    private static final Pattern TOX = Pattern.compile("(?:^|[\\s/])tox(?:\\s+(.*))?$");
    private static final Pattern NOX = Pattern.compile("(?:^|[\\s/])nox(?:\\s+(.*))?$");
    private static final Pattern INVOKE = Pattern.compile("(?:^|[\\s/])(?:invoke|inv)" + NAME);
    private static final Pattern INSTALLS =
            Pattern.compile("\\b(?:pip3?|pipx|uv|poetry|pdm|conda|apt|apt-get|brew)\\b.*\\b(?:install|add)\\b");
    private static final Pattern CHOSEN =
            Pattern.compile("(?:^|\\s)(?:-e|-s|--sessions?|run\\s+-e)[\\s=]+([A-Za-z][\\w.,:{}-]*)");
    private static final int STEPS = 500;

    private final TreeFiles tree;
    private final Map<String, TomlLines> lines = new HashMap<>();
    private final Map<String, DataNode> read = new HashMap<>();
    private final Map<String, PythonProgram> programs = new HashMap<>();

    PythonTasks(TreeFiles tree) {
        this.tree = tree;
    }

    /** What the calls in one command line run. */
    List<Step> called(Step step) {
        String text = step.text();
        if (INSTALLS.matcher(text).find()) {
            return List.of();
        }
        String folder = step.folder();
        var walk = new Walk();
        named(POE, text, name -> task(new Place(Folders.join(folder, PYPROJECT), "tool.poe.tasks", name), walk));
        named(TASKIPY, text, name -> taskipy(Folders.join(folder, PYPROJECT), name, walk));
        named(PDM, text, name -> task(new Place(Folders.join(folder, PYPROJECT), "tool.pdm.scripts", name), walk));
        named(HATCH, text, name -> hatch(folder, name, walk));
        chosen(TOX, text, names -> tox(folder, names, walk));
        chosen(NOX, text, names -> program(folder, "noxfile.py", names, walk));
        named(INVOKE, text, name -> {
            String last = name.substring(name.lastIndexOf('.') + 1);
            program(folder, "tasks.py", Set.of(last.replace('-', '_')), walk);
        });
        return walk.steps;
    }

    /** A task of a table of tasks in a file. */
    private record Place(String path, String table, String name) {

        Place other(String another) {
            return new Place(path, table, another);
        }
    }

    /** What is found on the way from task to task; none is gone through twice. */
    private static final class Walk {
        private int visited;
        private final List<Step> steps = new ArrayList<>();
        private final Set<Place> seen = new HashSet<>();
    }

    private interface Named {
        void name(String name);
    }

    private interface Chosen {
        void names(Set<String> names);
    }

    private static void named(Pattern call, String text, Named found) {
        Matcher matcher = call.matcher(text);
        while (matcher.find()) {
            found.name(matcher.group(1));
        }
    }

    private static void chosen(Pattern call, String text, Chosen found) {
        Matcher matcher = call.matcher(text);
        if (matcher.find()) {
            Set<String> names = new HashSet<>();
            Matcher name = CHOSEN.matcher(matcher.group(1) == null ? "" : matcher.group(1));
            while (name.find()) {
                names.addAll(List.of(name.group(1).split(",")));
            }
            found.names(names);
        }
    }

    /** A task is a command, one under a key that says how it runs, or a list of other tasks. */
    private void task(Place place, Walk walk) {
        if (walk.seen.add(place)) {
            task(place, table(place).get(place.name()), walk);
        }
    }

    private void task(Place place, DataNode task, Walk walk) {
        if (++walk.visited > STEPS) {
            return;
        }
        if (task.isScalar()) {
            add(place, task.text(), walk);
            return;
        }
        for (String how : List.of("cmd", "shell")) {
            List<String> words =
                    task.get(how).items().stream().map(DataNode::text).toList();
            if (!words.isEmpty()) {
                add(place, String.join(" ", words), walk);
            }
        }
        List<DataNode> others = new ArrayList<>(task.entries().isEmpty() ? task.items() : List.of());
        for (String how : List.of("sequence", "parallel", "composite", "deps", "ref")) {
            others.addAll(task.get(how).items());
        }
        for (DataNode other : others) {
            if (walk.visited > STEPS) {
                return;
            }
            String first = firstWord(other);
            if (other.isScalar() && table(place).get(first).exists()) {
                task(place.other(first), walk);
            } else {
                task(place, other, walk);
            }
        }
    }

    private void taskipy(String path, String name, Walk walk) {
        for (String one : List.of("pre_" + name, name, "post_" + name)) {
            task(new Place(path, "tool.taskipy.tasks", one), walk);
        }
    }

    /** A script of an environment of Hatch, which may begin with the name of another. */
    private void hatch(String folder, String called, Walk walk) {
        int colon = called.indexOf(':');
        String environment = "envs." + (colon < 0 ? "default" : called.substring(0, colon)) + ".scripts";
        String name = called.substring(colon + 1);
        task(new Place(Folders.join(folder, PYPROJECT), "tool.hatch." + environment, name), walk);
        task(new Place(Folders.join(folder, "hatch.toml"), environment, name), walk);
    }

    private static String firstWord(DataNode command) {
        return command.text().split("\\s", 2)[0];
    }

    private DataNode table(Place place) {
        return data(place.path()).at(place.table().split("\\."));
    }

    /** The environments that are chosen by name; those that have no commands of their own, and all others, share some. */
    private void tox(String folder, Set<String> names, Walk walk) {
        String path = Folders.join(folder, "tox.ini");
        DataNode ini = data(path);
        DataNode shared = ini.get("testenv").get("commands");
        boolean usual = names.isEmpty();
        for (String name : names) {
            DataNode own = ini.get("testenv:" + name).get("commands");
            usual |= !own.exists();
            walk.steps.addAll(Commands.lines(own.text(), path, own.line(), folder));
        }
        if (usual) {
            walk.steps.addAll(Commands.lines(shared.text(), path, shared.line(), folder));
        }
        String project = Folders.join(folder, PYPROJECT);
        DataNode tox = data(project).at("tool", "tox");
        words(project, usual ? tox.get("env_run_base") : DataNode.NONE, walk);
        names.forEach(name -> words(project, tox.at("env", name), walk));
    }

    /** Commands that are lists of words. */
    private void words(String path, DataNode environment, Walk walk) {
        for (DataNode command : environment.get("commands").items()) {
            List<String> words = command.items().stream().map(DataNode::text).toList();
            add(new Place(path, "", "commands"), String.join(" ", words), walk);
        }
    }

    private void program(String folder, String file, Set<String> names, Walk walk) {
        String path = Folders.join(folder, file);
        walk.steps.addAll(programs.computeIfAbsent(
                        path, one -> PythonProgram.of(one, tree.text(one).orElse("")))
                .commands(names, folder));
    }

    private void add(Place place, String command, Walk walk) {
        if (walk.steps.size() < STEPS) {
            int line = lines.computeIfAbsent(
                            place.path(), path -> new TomlLines(tree.text(path).orElse("")))
                    .of(place.table(), place.name());
            String folder = place.path().substring(0, Math.max(0, place.path().lastIndexOf('/')));
            walk.steps.addAll(Commands.lines(command, place.path(), line, folder));
        }
    }

    private DataNode data(String path) {
        return read.computeIfAbsent(
                path, one -> tree.text(one).map(text -> parsed(one, text)).orElse(DataNode.NONE));
    }

    private static DataNode parsed(String path, String text) {
        try {
            return path.endsWith(".ini") ? DataReader.ini(text) : DataReader.toml(text);
        } catch (Unreadable e) {
            return DataNode.NONE;
        }
    }
}
