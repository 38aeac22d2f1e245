package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A program whose functions are tasks, as nox and Invoke have them: which commands each of them runs by {@code .run(…)}. */
final class PythonProgram {

    private static final Pattern FUNCTION = Pattern.compile("(?m)^((?:@[^\\n]*\\n)*)(?:async )?def (\\w+)[ \\t]*\\(");
    private static final Pattern NAMED = Pattern.compile("name\\s*=\\s*[\"']([\\w.-]+)[\"']");
    private static final Pattern RUN =
            Pattern.compile("\\b\\w+\\.run(?:_always)?\\(\\s*((?:[fr]?(?:\"[^\"\\n]*\"|'[^'\\n]*')\\s*,?\\s*)+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");
    private static final int TASKS = 200;
    private static final int RUNS = 50;

    private static final Pattern USUAL = Pattern.compile("nox\\.options\\.sessions\\s*=\\s*[\\[(]([^\\])]*)");

    private record Task(String name, List<Step> commands) {}

    private final List<Task> tasks;
    private final Set<String> usual;

    private PythonProgram(List<Task> tasks, Set<String> usual) {
        this.tasks = tasks;
        this.usual = usual;
    }

    static PythonProgram of(String path, String text) {
        String code = CodeMask.withoutComments(text, Lexis.PYTHON);
        List<Task> tasks = new ArrayList<>();
        Matcher function = FUNCTION.matcher(code);
        String name = "";
        int from = 0;
        while (tasks.size() < TASKS && function.find()) {
            tasks.add(new Task(name, commands(path, code, from, function.start())));
            Matcher named = NAMED.matcher(function.group(1));
            name = named.find() ? named.group(1) : function.group(2);
            from = function.end();
        }
        tasks.add(new Task(name, commands(path, code, from, code.length())));
        Matcher chosen = USUAL.matcher(code);
        Set<String> usual = new HashSet<>(chosen.find() ? words(chosen.group(1)) : List.of());
        return new PythonProgram(
                tasks.stream().filter(task -> !task.name().isEmpty()).toList(), usual);
    }

    /** Commands of the tasks with these names; when none is given, of those the program names itself, or of all. */
    List<Step> commands(Set<String> names, String folder) {
        Set<String> wanted = names.isEmpty() ? usual : names;
        return tasks.stream()
                .filter(task -> wanted.isEmpty() || wanted.contains(task.name()))
                .flatMap(task -> task.commands().stream())
                .map(step -> new Step(step.kind(), step.text(), step.path(), step.line(), folder))
                .toList();
    }

    private static List<String> words(String literals) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(literals);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static List<Step> commands(String path, String code, int from, int to) {
        List<Step> commands = new ArrayList<>();
        Matcher run = RUN.matcher(code.substring(from, to));
        int line = lines(code, 0, from) + 1;
        int at = 0;
        while (commands.size() < RUNS && run.find()) {
            line += lines(code, from + at, from + run.start());
            at = run.start();
            commands.addAll(Commands.lines(String.join(" ", words(run.group(1))), path, line, ""));
        }
        return commands;
    }

    private static int lines(String code, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += code.charAt(i) == '\n' ? 1 : 0;
        }
        return count;
    }
}
