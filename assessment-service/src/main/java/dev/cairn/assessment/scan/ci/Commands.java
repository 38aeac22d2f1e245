package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.List;

/** Takes command texts apart into lines that do something. */
final class Commands {

    /** Longer lines are data, not commands, and would cost the patterns that look at them too much. */
    private static final int LONGEST = 2_000;

    private Commands() {}

    /** One step per command line of a scalar; block scalars start on the line below their key's. */
    static List<Step> of(DataNode script, String path, String folder) {
        int first = script.text().contains("\n") ? script.line() + 1 : script.line();
        return lines(script.text(), path, first, folder);
    }

    /** One step per command line; comments and lines that only print are left out, continued lines joined. */
    static List<Step> lines(String text, String path, int firstLine, String folder) {
        List<Step> steps = new ArrayList<>();
        var joined = new StringBuilder();
        int number = firstLine;
        int start = firstLine;
        String where = folder;
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            if (joined.isEmpty()) {
                start = number;
            }
            number++;
            if (line.endsWith("\\") && !line.startsWith("#")) {
                joined.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            joined.append(line);
            String command = withoutComment(joined.toString()).strip();
            joined.setLength(0);
            if (command.length() <= LONGEST) {
                where = pieces(command, path, start, folder, where, steps);
            }
        }
        return steps;
    }

    /** Takes {@code a && b; c} apart and follows {@code cd}; answers the folder the next line starts in. */
    private static String pieces(String command, String path, int line, String folder, String where, List<Step> into) {
        String current = where;
        for (String piece : command.split("\\s+&&\\s+|\\s*;\\s+")) {
            String one = piece.strip();
            if (one.startsWith("cd ")) {
                String target = one.substring(3).strip().replaceAll("[\"']", "");
                boolean relative = !target.contains("$") && !target.startsWith("/") && !target.startsWith("~");
                current = relative ? Folders.join(current, target) : folder;
            } else if (!one.isEmpty() && !prints(one)) {
                into.add(new Step(Step.Kind.RUN, one, path, line, current));
            }
        }
        return current;
    }

    private static String withoutComment(String line) {
        if (line.startsWith("#")) {
            return "";
        }
        int hash = line.indexOf(" #");
        return hash < 0 ? line : line.substring(0, hash);
    }

    private static boolean prints(String command) {
        boolean print = command.startsWith("echo ") || command.startsWith("printf ") || command.startsWith("@echo ");
        return print && !command.contains("| ");
    }
}
