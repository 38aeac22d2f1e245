package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes the shell commands out of a Jenkinsfile, which is a program and is not run here. Steps of shared libraries
 * count by their name, and those that are named after a build tool by what they are given as well.
 */
final class Jenkinsfile {

    private static final Pattern SHELL = Pattern.compile("\\b(?:sh|bat|powershell|pwsh)\\b[^\"'\\n]{0,40}[\"']");
    private static final Pattern STEP = Pattern.compile(
            "^[ \\t]{0,80}(?:\\w{1,40}:?[ \\t]{1,4}\\{[ \\t]{0,4})?([A-Za-z]\\w{1,60}(?:\\.\\w{1,60})?)[ \\t]?[({'\"]",
            Pattern.MULTILINE);
    private static final Pattern TOOL = Pattern.compile(
            "\\b(?:\\w{1,40}\\.)?(\\w{0,40}(?:[mM]aven|[mM]vn|[gG]radle|[nN]pm|[yY]arn))[ \\t]?\\([ \\t]?\\[?[ \\t]?[\"']");
    private static final Pattern LITERAL = Pattern.compile("[\"']([^\"'\\n]{0,500})[\"']");
    private static final Pattern PUSH =
            Pattern.compile("\\b(\\w{1,40})\\.push[ \\t]?\\(|\\bdocker\\.build\\([^\\n]{0,200}\\)\\.push\\b");

    /** Words of pipelines and of Groovy, which are no steps of a library. */
    private static final Set<String> LANGUAGE = Set.of(
            "pipeline",
            "agent",
            "stages",
            "stage",
            "steps",
            "node",
            "script",
            "parallel",
            "post",
            "options",
            "tools",
            "environment",
            "triggers",
            "parameters",
            "when",
            "sh",
            "bat",
            "powershell",
            "pwsh",
            "echo",
            "dir",
            "withEnv",
            "if",
            "for",
            "while",
            "switch",
            "try",
            "catch",
            "else",
            "always",
            "success",
            "failure");

    private static final int STEPS = 2_000;

    private Jenkinsfile() {}

    static List<Pipeline> read(String path, String text) {
        String code = CodeMask.withoutComments(text, Lexis.C_LIKE);
        List<Step> steps = new ArrayList<>();
        shell(path, code, steps);
        tools(path, code, steps);
        var lines = new Quotes(code);
        Matcher step = STEP.matcher(code);
        while (step.find() && steps.size() < STEPS) {
            if (!LANGUAGE.contains(step.group(1))) {
                steps.add(new Step(Step.Kind.USES, "step:" + step.group(1), path, lines.line(step.start(1)), ""));
            }
        }
        return List.of(new Pipeline(path, "jenkins", true, false, 0, List.copyOf(steps)));
    }

    private static void shell(String path, String code, List<Step> into) {
        var quotes = new Quotes(code);
        Matcher shell = SHELL.matcher(code);
        int from = 0;
        while (shell.find(from)) {
            int quote = shell.end() - 1;
            String command = quotes.at(quote);
            into.addAll(Commands.lines(command, path, quotes.line(quote), ""));
            from = quote + Math.max(1, command.length());
        }
    }

    /** What a step such as {@code runMaven(['-B', 'verify'])} is given, behind the program it is named after. */
    private static void tools(String path, String code, List<Step> into) {
        var lines = new Quotes(code);
        Matcher tool = TOOL.matcher(code);
        while (tool.find() && into.size() < STEPS) {
            int end = code.indexOf('\n', tool.end());
            Matcher literal = LITERAL.matcher(code.substring(
                    tool.end() - 1,
                    end < 0 ? Math.min(code.length(), tool.end() + 1_000) : Math.min(end, tool.end() + 1_000)));
            var command = new StringBuilder(program(tool.group(1)));
            while (literal.find()) {
                command.append(' ').append(literal.group(1));
            }
            into.addAll(Commands.lines(command.toString(), path, lines.line(tool.start()), ""));
        }
        lines = new Quotes(code);
        Matcher push = PUSH.matcher(code);
        while (push.find() && into.size() < STEPS && code.contains("docker.")) {
            if (!"git".equals(push.group(1))) {
                into.addAll(Commands.lines("docker push", path, lines.line(push.start()), ""));
            }
        }
    }

    private static String program(String step) {
        String name = step.toLowerCase(Locale.ROOT);
        for (String program : List.of("gradle", "npm", "yarn")) {
            if (name.endsWith(program)) {
                return program;
            }
        }
        return "mvn";
    }
}
