package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a Gemfile, a gemspec or a Gemfile.lock declares literally; what these programs compute is not known.
 *
 * <p>Repetitions take nothing back, so that a file of blanks costs no more than one of words.
 */
final class RubyManifests {

    private static final int DEPENDENCIES = 20_000;
    private static final int LONGEST_STATEMENT = 2_000;
    private static final int DEPTH = 64;
    private static final Set<String> DEVELOPMENT = Set.of(
            "development",
            "test",
            "dev",
            "ci",
            "lint",
            "doc",
            "docs",
            "debug",
            "tools",
            "local",
            "profile",
            "cucumber");

    private static final Pattern GEM = Pattern.compile(
            "gem\\s*+\\(?+\\s*+([\"'])([A-Za-z0-9_.-]++)\\1(?:\\s*+,\\s*+[\"']([^\"'\\n]*+)[\"'])?+(.*)");
    private static final Pattern GROUP_BLOCK = Pattern.compile("group\\b(.*)\\bdo");
    private static final Pattern GROUP_OPTION =
            Pattern.compile("(?::groups?\\s*+=>|\\bgroups?:)\\s*+((?:%[iwIW])?+\\[[^\\]]*+\\]|:\\w++|[\"']\\w++[\"'])");
    private static final Pattern NO_NAME = Pattern.compile("%[iwIW]|\\w++:\\s*+\\w++");
    private static final Pattern NAME = Pattern.compile("\\w++");
    private static final Pattern OPENS = Pattern.compile("(?:if|unless|case|begin|while|until|def)\\b.*");
    private static final Pattern BLOCK = Pattern.compile(".*\\bdo(?:\\s*+\\|[^|]*+\\|)?+");
    private static final Pattern SPEC_NAME = Pattern.compile("\\w++\\.name\\s*+=\\s*+[\"']([A-Za-z0-9_.-]++)[\"']");
    private static final Pattern SPEC_GEM = Pattern.compile("\\w++\\.add_(runtime_|development_)?+dependency\\s*+\\(?+"
            + "\\s*+[\"']([A-Za-z0-9_.-]++)[\"'](?:\\s*+,\\s*+[\"']([^\"'\\n]*+)[\"'])?+.*");
    private static final Pattern EXECUTABLES = Pattern.compile("\\w++\\.executables\\s*+(?:=|<<).*");
    private static final Pattern LOCKED = Pattern.compile(" {4}([A-Za-z0-9_.-]++)(?: \\(([^)]*+)\\))?+");

    private final List<Dependency> found = new ArrayList<>();
    private final Deque<Kind> blocks = new ArrayDeque<>();

    private RubyManifests() {}

    static Manifest gemfile(String path, String text) throws Unreadable {
        var ruby = new RubyManifests();
        ruby.statements(text, ruby::bundled);
        return new Manifest(path, "ruby", "", List.copyOf(ruby.found), Map.of(), false, DataNode.NONE);
    }

    static Manifest gemspec(String path, String text) throws Unreadable {
        var ruby = new RubyManifests();
        var spec = new String[] {""};
        var runs = new boolean[1];
        ruby.statements(text, (statement, line) -> {
            Matcher name = SPEC_NAME.matcher(statement);
            Matcher gem = SPEC_GEM.matcher(statement);
            if (name.matches() && spec[0].isEmpty()) {
                spec[0] = name.group(1);
            } else if (gem.matches()) {
                boolean development = "development_".equals(gem.group(1));
                ruby.add(gem.group(2), development ? Kind.DEVELOPMENT : Kind.RUNTIME, gem.group(3), line);
            } else if (EXECUTABLES.matcher(statement).matches() && !statement.matches(".*\\[\\s*+\\]")) {
                runs[0] = true;
            }
        });
        return new Manifest(path, "ruby", spec[0], List.copyOf(ruby.found), Map.of(), runs[0], DataNode.NONE);
    }

    /** Every gem that was resolved; which of them are wanted is what the Gemfile beside it says. */
    static Manifest lock(String path, String text) throws Unreadable {
        var ruby = new RubyManifests();
        boolean specs = false;
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (!line.startsWith("    ")) {
                specs = line.equals("  specs:");
            } else if (specs && line.length() <= LONGEST_STATEMENT) {
                Matcher locked = LOCKED.matcher(line);
                if (locked.matches()) {
                    ruby.add(locked.group(1), Kind.MANAGED, locked.group(2), number);
                }
            }
        }
        return new Manifest(path, "ruby", "", List.copyOf(ruby.found), Map.of(), false, DataNode.NONE);
    }

    /** What one statement means. */
    private interface Reader {
        void read(String statement, int line) throws Unreadable;
    }

    /** Gives every statement without its comments; one that ends in a comma goes on in the next line. */
    private void statements(String text, Reader reader) throws Unreadable {
        String code = CodeMask.withoutComments(text, Lexis.RUBY);
        var statement = new StringBuilder();
        int start = 0;
        int number = 0;
        for (String raw : code.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() && !statement.isEmpty()) {
                continue;
            }
            start = statement.isEmpty() ? number : start;
            statement.append(statement.isEmpty() ? "" : " ").append(line);
            boolean goesOn = line.endsWith(",") || line.endsWith("\\");
            if (!goesOn || statement.length() > LONGEST_STATEMENT) {
                String whole = statement.toString();
                statement.setLength(0);
                if (whole.length() <= LONGEST_STATEMENT) {
                    reader.read(whole, start);
                }
            }
        }
    }

    private void bundled(String statement, int line) throws Unreadable {
        Matcher group = GROUP_BLOCK.matcher(statement);
        Matcher gem = GEM.matcher(statement);
        if (gem.matches()) {
            Matcher option = GROUP_OPTION.matcher(gem.group(4));
            Kind kind = option.find() ? kindOf(option.group(1)) : blocks.isEmpty() ? Kind.RUNTIME : blocks.peek();
            add(gem.group(2), kind, gem.group(3), line);
        } else if (group.matches()) {
            open(kindOf(group.group(1)), line);
        } else if (BLOCK.matcher(statement).matches()
                || OPENS.matcher(statement).matches()) {
            open(blocks.isEmpty() ? Kind.RUNTIME : blocks.peek(), line);
        } else if (statement.equals("end") && !blocks.isEmpty()) {
            blocks.pop();
        }
    }

    private void open(Kind kind, int line) throws Unreadable {
        if (blocks.size() == DEPTH) {
            throw new Unreadable("the file is nested too deeply", line);
        }
        blocks.push(kind);
    }

    /** A gem that any group of the running product has is part of it. */
    private static Kind kindOf(String groups) {
        Matcher name = NAME.matcher(NO_NAME.matcher(groups).replaceAll(""));
        boolean named = false;
        while (name.find()) {
            named = true;
            if (!DEVELOPMENT.contains(name.group())) {
                return Kind.RUNTIME;
            }
        }
        return named ? Kind.DEVELOPMENT : Kind.RUNTIME;
    }

    private void add(String name, Kind kind, @Nullable String version, int line) throws Unreadable {
        if (found.size() == DEPENDENCIES) {
            throw new Unreadable("the file has too many dependencies", line);
        }
        found.add(new Dependency(name, kind, version == null ? "" : version, line));
    }
}
