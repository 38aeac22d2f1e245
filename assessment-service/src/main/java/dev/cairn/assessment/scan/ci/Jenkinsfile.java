package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;

/** Takes the shell commands out of a Jenkinsfile, which is a program and is not run here. */
final class Jenkinsfile {

    private static final Pattern SHELL = Pattern.compile("\\b(?:sh|bat|powershell|pwsh)\\b[^\"'\\n]{0,40}[\"']");

    private Jenkinsfile() {}

    static List<Pipeline> read(String path, String text) {
        String code = CodeMask.withoutComments(text, Lexis.C_LIKE);
        var quotes = new Quotes(code);
        List<Step> steps = new ArrayList<>();
        Matcher shell = SHELL.matcher(code);
        int from = 0;
        while (shell.find(from)) {
            int quote = shell.end() - 1;
            String command = quotes.at(quote);
            steps.addAll(Commands.lines(command, path, quotes.line(quote), ""));
            from = quote + Math.max(1, command.length());
        }
        return List.of(new Pipeline(path, "jenkins", true, false, 0, List.copyOf(steps)));
    }
}
