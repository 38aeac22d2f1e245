package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the shell commands out of a Jenkinsfile, which is a program and is not run here. */
final class Jenkinsfile {

    private static final Pattern SHELL = Pattern.compile(
            "\\b(?:sh|bat|powershell|pwsh)\\b[^\"'\\n]{0,40}"
                    + "(?:'''(.*?)'''|\"\"\"(.*?)\"\"\"|'([^'\\n]*)'|\"([^\"\\n]*)\")",
            Pattern.DOTALL);

    private Jenkinsfile() {}

    static Pipeline read(String path, String text) {
        String code = CodeMask.withoutComments(text, Lexis.C_LIKE);
        List<Step> steps = new ArrayList<>();
        Matcher shell = SHELL.matcher(code);
        int line = 1;
        int counted = 0;
        while (shell.find()) {
            for (int group = 1; group <= 4; group++) {
                if (shell.group(group) != null) {
                    for (; counted < shell.start(group); counted++) {
                        line += code.charAt(counted) == '\n' ? 1 : 0;
                    }
                    steps.addAll(Commands.lines(shell.group(group), path, line, ""));
                }
            }
        }
        return new Pipeline(path, "jenkins", true, false, 0, List.copyOf(steps));
    }
}
