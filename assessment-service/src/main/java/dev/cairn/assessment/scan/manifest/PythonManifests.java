package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads pyproject.toml, requirements files, Pipfile, setup.cfg and setup.py. */
final class PythonManifests {

    /** Words in the names of groups and files; {@code docker} and {@code social} are none of them. */
    private static final Pattern DEVELOPMENT = Pattern.compile(
            "(?:.*[^a-z])?(?:dev\\w*|(?:unit|func|integration)?tests?|testing|lint\\w*|ci|docs?|documentation|mypy|typing|types?"
                    + "|typecheck|checks?|debug|local|qa|formatt?\\w*|benchmarks?|profiling|style)(?:[^a-z].*)?");

    /** What dependency groups, which are for development by rule, are called when they are not. */
    private static final Pattern PRODUCTION =
            Pattern.compile("(?:.*[^a-z])?(?:prod|production|main|runtime|server|deploy|deployment)(?:[^a-z].*)?");

    private static final Pattern STRING = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#(?!egg).*$");
    private static final Pattern HASH = Pattern.compile("(?<!\\s)\\s++--hash.*$");
    /** A line that says more of the requirement above; a requirement of its own is none. */
    private static final Pattern NOTE = Pattern.compile("\\s++(?:#(?!egg)|--hash).*");

    private static final Pattern INPUT = Pattern.compile("-r |\\.in\\b|pyproject|setup\\.|\\(from|[\\w-] \\(");
    private static final int LIST_LIMIT = 64 * 1024;
    private static final int LISTS = 20;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_NOTE = 4_000;

    private PythonManifests() {}

    static Manifest pyproject(String path, String text) throws Unreadable {
        DataNode data = DataReader.toml(text);
        var lines = new Lines(text);
        List<Dependency> found = new ArrayList<>();
        DataNode project = data.get("project");
        requirements(project.get("dependencies"), Kind.RUNTIME, lines, found);
        project.get("optional-dependencies")
                .entries()
                .forEach((group, list) -> requirements(list, kindOf(group), lines, found));
        data.get("dependency-groups")
                .entries()
                .forEach((group, list) -> requirements(
                        list,
                        PRODUCTION.matcher(group.toLowerCase(Locale.ROOT)).matches() ? Kind.RUNTIME : Kind.DEVELOPMENT,
                        lines,
                        found));
        DataNode poetry = data.at("tool", "poetry");
        table(poetry.get("dependencies"), Kind.RUNTIME, lines, found);
        table(poetry.get("dev-dependencies"), Kind.DEVELOPMENT, lines, found);
        poetry.get("group")
                .entries()
                .forEach((group, value) -> table(
                        value.get("dependencies"), group.equals("main") ? Kind.RUNTIME : kindOf(group), lines, found));
        data.at("tool", "pdm", "dev-dependencies")
                .entries()
                .forEach((group, list) -> requirements(list, Kind.DEVELOPMENT, lines, found));
        requirements(data.at("tool", "uv", "dev-dependencies"), Kind.DEVELOPMENT, lines, found);
        String name = project.get("name").exists()
                ? project.get("name").text()
                : poetry.get("name").text();
        boolean runs = project.get("scripts").exists() || poetry.get("scripts").exists();
        return new Manifest(path, "python", name, List.copyOf(found), Map.of(), runs, data);
    }

    static Manifest requirements(String path, String text) {
        Kind kind = kindOf(path.substring(path.lastIndexOf('/') + 1));
        List<Dependency> found = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() > LONGEST_LINE) {
                continue;
            }
            String line = COMMENT.matcher(lines[i]).replaceFirst("").strip();
            boolean option = line.startsWith("-") && !line.contains("#egg=");
            if (!line.isEmpty() && !option) {
                String hashless = HASH.matcher(line).replaceFirst("");
                String bare = hashless.endsWith("\\") ? hashless.substring(0, hashless.length() - 1) : hashless;
                found.addAll(PythonNames.parse(bare, transitive(lines, i) ? Kind.MANAGED : kind, i + 1));
            }
        }
        return new Manifest(path, "python", "", List.copyOf(found), Map.of(), false, DataNode.NONE);
    }

    static Manifest pipfile(String path, String text) throws Unreadable {
        DataNode data = DataReader.toml(text);
        var lines = new Lines(text);
        List<Dependency> found = new ArrayList<>();
        table(data.get("packages"), Kind.RUNTIME, lines, found);
        table(data.get("dev-packages"), Kind.DEVELOPMENT, lines, found);
        return new Manifest(path, "python", "", List.copyOf(found), Map.of(), false, data);
    }

    static Manifest setupCfg(String path, String text) {
        DataNode data = DataReader.ini(text);
        var lines = new Lines(text);
        List<Dependency> found = new ArrayList<>();
        DataNode options = data.get("options");
        lines(options.get("install_requires"), Kind.RUNTIME, lines, found);
        lines(options.get("tests_require"), Kind.DEVELOPMENT, lines, found);
        data.get("options.extras_require").entries().forEach((extra, list) -> lines(list, kindOf(extra), lines, found));
        boolean runs = data.get("options.entry_points").get("console_scripts").exists();
        return new Manifest(
                path, "python", data.at("metadata", "name").text(), List.copyOf(found), Map.of(), runs, data);
    }

    /** Takes the literal strings of the lists; what a setup.py computes is not known. */
    static Manifest setupPy(String path, String text) {
        String code = CodeMask.withoutComments(text, Lexis.PYTHON);
        List<Dependency> found = new ArrayList<>();
        literals(code, "install_requires", '[', Kind.RUNTIME, found);
        literals(code, "tests_require", '[', Kind.DEVELOPMENT, found);
        literals(code, "extras_require", '{', Kind.DEVELOPMENT, found);
        Matcher name =
                Pattern.compile("\\bname\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']").matcher(code);
        return new Manifest(
                path,
                "python",
                name.find() ? name.group(1) : "",
                List.copyOf(found),
                Map.of(),
                code.contains("console_scripts"),
                DataNode.NONE);
    }

    private static void literals(String code, String keyword, char bracket, Kind kind, List<Dependency> into) {
        Matcher start = Pattern.compile("\\b" + keyword + "\\s*=\\s*").matcher(code);
        for (int round = 0; round < LISTS && start.find(); round++) {
            int at = start.end();
            if (at < code.length() && Character.isJavaIdentifierStart(code.charAt(at))) {
                Matcher variable =
                        Pattern.compile("[A-Za-z_]\\w*").matcher(code).region(at, code.length());
                if (!variable.lookingAt()) {
                    continue;
                }
                Matcher assigned = Pattern.compile("(?m)^[ \\t]*+" + variable.group() + "\\s*+=\\s*+(?=[\\[({])")
                        .matcher(code);
                at = assigned.find() ? assigned.end() : code.length();
            }
            if (at < code.length() && "[({".indexOf(code.charAt(at)) >= 0) {
                strings(code, at, balanced(code, at), kind, into);
            }
        }
    }

    private static void strings(String code, int from, int to, Kind kind, List<Dependency> into) {
        var lines = new Lines(code);
        Matcher string = STRING.matcher(code).region(from, to);
        while (string.find()) {
            int next = string.end();
            while (next < to && Character.isWhitespace(code.charAt(next))) {
                next++;
            }
            boolean key = next < to && code.charAt(next) == ':';
            String value = string.group(1) == null ? string.group(2) : string.group(1);
            if (!key) {
                into.addAll(PythonNames.parse(value, kind, lines.at(string.start())));
            }
        }
    }

    private static int balanced(String code, int from) {
        int depth = 0;
        for (int i = from; i < Math.min(code.length(), from + LIST_LIMIT); i++) {
            char c = code.charAt(i);
            if (c == '[' || c == '{' || c == '(') {
                depth++;
            } else if ((c == ']' || c == '}' || c == ')') && --depth == 0) {
                return i;
            }
        }
        return Math.min(code.length(), from + LIST_LIMIT);
    }

    /** pip-compile lists what dependencies drag in, with a note {@code via} and no mention of an input file. */
    private static boolean transitive(String[] lines, int i) {
        var note = new StringBuilder();
        String own = lines[i];
        if (own.contains("# via")) {
            note.append(own.substring(own.indexOf("# via")));
        }
        for (int at = i + 1;
                at < lines.length
                        && note.length() < LONGEST_NOTE
                        && NOTE.matcher(lines[at]).matches();
                at++) {
            note.append(lines[at]);
        }
        String via = note.toString();
        return via.contains("# via") && !INPUT.matcher(via).find();
    }

    private static int lineOf(String name, Lines lines) {
        int atStart = lines.of("\n" + name);
        return atStart == 0 ? lines.of(name) : atStart + 1;
    }

    private static Kind kindOf(String group) {
        return DEVELOPMENT.matcher(group.toLowerCase(Locale.ROOT)).matches() ? Kind.DEVELOPMENT : Kind.RUNTIME;
    }

    private static void requirements(DataNode list, Kind kind, Lines lines, List<Dependency> into) {
        for (DataNode item : list.items()) {
            if (item.isScalar()) {
                into.addAll(PythonNames.parse(item.text(), kind, lines.of(item.text())));
            }
        }
    }

    private static void lines(DataNode value, Kind kind, Lines lines, List<Dependency> into) {
        for (String line : value.text().split("\n")) {
            if (!line.isBlank() && !line.strip().startsWith("#") && !line.contains("file:")) {
                into.addAll(PythonNames.parse(line, kind, lines.of(line.strip())));
            }
        }
    }

    private static void table(DataNode table, Kind kind, Lines lines, List<Dependency> into) {
        table.entries().forEach((name, value) -> {
            if (name.equals("python")) {
                return;
            }
            var extras = new StringBuilder();
            value.get("extras")
                    .items()
                    .forEach(extra -> extras.append(extras.isEmpty() ? "" : ",").append(extra.text()));
            String requirement = extras.isEmpty() ? name : name + "[" + extras + "]";
            into.addAll(PythonNames.parse(requirement, kind, lineOf(name, lines)));
        });
    }
}
