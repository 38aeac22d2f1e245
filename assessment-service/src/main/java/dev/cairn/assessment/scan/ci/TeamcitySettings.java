package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes the commands out of TeamCity's settings. In Kotlin they are a program that is not run here: what its build steps
 * are given as a literal is read, what it computes is not.
 */
final class TeamcitySettings {

    private static final String FOLDER = ".teamcity/";
    private static final int FILES = 200;
    private static final Pattern GIVEN = Pattern.compile(
            "\\b(scriptContent|shellScript|tasks|goals|path)\\s*=\\s*\"|\\b(dotnetTest|dotnetPublish|dotnetBuild)\\s*\\{"
                    + "|\\bcommand\\s*=\\s*(pytest|unittest)\\b|\\bcommandType\\s*=\\s*(push)\\b");
    private static final Pattern VCS = Pattern.compile("\\btriggers\\s*\\{[^}]*\\bvcs\\b|\\bVcsTrigger\\b");
    private static final Pattern SCHEDULE =
            Pattern.compile("\\btriggers\\s*\\{[^}]*\\bschedule\\b|\\bScheduleTrigger\\b");

    private TeamcitySettings() {}

    static List<Pipeline> kotlin(String path, TreeFiles tree) {
        List<Step> steps = new ArrayList<>();
        boolean vcs = false;
        boolean schedule = false;
        int files = 0;
        for (String file : tree.paths()) {
            boolean kotlin = file.startsWith(FOLDER) && (file.endsWith(".kts") || file.endsWith(".kt"));
            if (kotlin && ++files <= FILES) {
                String code = CodeMask.withoutComments(tree.text(file).orElse(""), Lexis.JAVA);
                vcs |= VCS.matcher(code).find();
                schedule |= SCHEDULE.matcher(code).find();
                steps(file, code, steps);
            }
        }
        return List.of(new Pipeline(path, "teamcity", vcs || !schedule, false, 0, List.copyOf(steps)));
    }

    private static void steps(String path, String code, List<Step> into) {
        var quotes = new Quotes(code);
        Matcher given = GIVEN.matcher(code);
        int from = 0;
        while (given.find(from)) {
            int at = given.end() - 1;
            from = given.end();
            String command;
            if (given.group(1) != null) {
                String literal = quotes.at(at);
                from = at + Math.max(1, literal.length());
                command = switch (given.group(1)) {
                    case "tasks" -> "gradle " + literal;
                    case "goals" -> "mvn " + literal;
                    case "path" -> literal.endsWith(".sh") || literal.endsWith(".ps1") ? literal : "";
                    default -> literal;
                };
            } else if (given.group(2) != null) {
                command =
                        "dotnet " + given.group(2).substring("dotnet".length()).toLowerCase(Locale.ROOT);
            } else {
                command = given.group(3) != null ? given.group(3) : "docker push";
            }
            into.addAll(Commands.lines(command, path, quotes.line(at), ""));
        }
    }

    /** The newer pipelines as YAML. */
    static List<Pipeline> yaml(String path, DataNode file) {
        var result = new PipelineFile("teamcity", path);
        StepWalker walker = result.job(true);
        for (DataNode job : file.get("jobs").entries().values()) {
            for (DataNode step : job.get("steps").items()) {
                String folder = Folders.clean(step.get("working-directory").text());
                walker.commands(step.get("script-content"), folder);
                walker.commands(step.get("shell-script"), folder);
                if (step.get("tasks").isScalar()) {
                    walker.line("gradle " + step.get("tasks").text(), step.get("tasks"), folder);
                } else if (step.get("goals").isScalar()) {
                    walker.line("mvn " + step.get("goals").text(), step.get("goals"), folder);
                }
            }
        }
        return result.pipelines();
    }
}
