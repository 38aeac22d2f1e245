package dev.cairn.assessment.scan.ci;

import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes the commands out of what actions and reusable workflows are given. */
final class ActionInputs {

    private static final Pattern COMMAND = Pattern.compile(
            "(?i)(?:[\\w-]+[-_])?(?:run|runcmd|command|commands|cmd|script|scripts|arguments|goals|tasks|args)");

    /** Programs whose name an action has and its input leaves out. */
    private static final Map<String, Pattern> PROGRAMS = Map.of(
            "gradle", Pattern.compile("(?i)gradle"),
            "mvn", Pattern.compile("(?i)maven|mvn"),
            "cargo", Pattern.compile("(?i)/cargo(?:@|$)"),
            "yarn", Pattern.compile("(?i)actions-yarn"),
            "mage", Pattern.compile("(?i)mage-action"));

    private static final int INPUTS = 100;

    private ActionInputs() {}

    /** Commands given to an action, which runs them in a folder. */
    static List<Step> ofAction(String action, DataNode with, String path, String folder) {
        List<Step> steps = new ArrayList<>();
        int inputs = 0;
        for (Map.Entry<String, DataNode> input : with.entries().entrySet()) {
            if (++inputs <= INPUTS && COMMAND.matcher(input.getKey()).matches()) {
                steps.addAll(commands(action, input.getKey(), input.getValue(), path, folder));
            }
        }
        return steps;
    }

    /** Commands given to a reusable workflow. */
    static List<Step> ofWorkflow(DataNode with, String path) {
        return ofAction("", with, path, "");
    }

    /** The command, and once more with the program that the action or the input is named after. */
    private static List<Step> commands(String action, String key, DataNode input, String path, String folder) {
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, Pattern> program : PROGRAMS.entrySet()) {
            String name = program.getKey();
            boolean named = program.getValue().matcher(action).find()
                    || program.getValue().matcher(key).find()
                    || key.equals("goals") && name.equals("mvn");
            if (named && !input.text().contains(name)) {
                steps.addAll(Commands.lines(name + " " + input.text().strip(), path, input.line(), folder));
            }
        }
        return steps.isEmpty() ? Commands.of(input, path, folder) : steps;
    }
}
