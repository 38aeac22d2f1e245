package dev.cairn.assessment.scan.ci;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call of package scripts, or of targets of a build over packages, as a command line writes it. What stands before
 * it, such as {@code dotenv --} or {@code docker compose run web}, does not matter.
 *
 * @param names scripts called; a star stands for any letters
 * @param project package named by name or folder; empty when none is
 * @param folder where it looks, seen from where the command runs; empty for there
 * @param everywhere whether it runs in every package that has the script
 */
record ScriptCall(List<String> names, String project, String folder, boolean everywhere) {

    private static final Set<String> PACKAGES = Set.of("npm", "pnpm", "yarn", "bun");
    private static final Set<String> BUILDS = Set.of("turbo", "nx", "lerna");
    private static final Set<String> SEQUENCES = Set.of("run-s", "run-p", "npm-run-all", "npm-run-all2");
    private static final Pattern SHORT = Pattern.compile("(?:npm|pnpm|yarn|bun):[A-Za-z][\\w:.*-]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z@][\\w:.*#/@-]*");
    private static final Set<String> ALL = Set.of("-r", "--recursive", "-ws", "--workspaces");
    private static final Set<String> VERBS = Set.of("run", "run-script", "run-many", "affected", "foreach", "rum");
    private static final Set<String> OTHER_PROGRAMS = Set.of("exec", "dlx", "x");
    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry("--workspace", "project"),
            Map.entry("--filter", "project"),
            Map.entry("-F", "project"),
            Map.entry("--scope", "project"),
            Map.entry("--projects", "project"),
            Map.entry("-p", "project"),
            Map.entry("--prefix", "folder"),
            Map.entry("-C", "folder"),
            Map.entry("--cwd", "folder"),
            Map.entry("--dir", "folder"),
            Map.entry("--target", "name"),
            Map.entry("--targets", "name"),
            Map.entry("-t", "name"),
            Map.entry("--base", ""),
            Map.entry("--head", ""),
            Map.entry("--configuration", ""),
            Map.entry("--loglevel", ""),
            Map.entry("--log-level", ""),
            Map.entry("--reporter", ""),
            Map.entry("--exclude", ""),
            Map.entry("--ignore", ""),
            Map.entry("--concurrency", ""));
    private static final int CALLS = 20;

    /** The calls of one command line, from left to right. */
    static List<ScriptCall> in(String command) {
        String[] words = command.split("\\s+");
        List<ScriptCall> calls = new ArrayList<>();
        for (int i = 0; i < words.length && calls.size() < CALLS; i++) {
            String word = bare(words[i]);
            String program = word.substring(word.lastIndexOf('/') + 1);
            if (SHORT.matcher(word).matches()) {
                calls.add(new ScriptCall(List.of(word.substring(word.indexOf(':') + 1)), "", "", false));
            } else if (PACKAGES.contains(program) || BUILDS.contains(program) || SEQUENCES.contains(program)) {
                calls.add(new Reading(program).read(words, i + 1));
            }
        }
        return calls;
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && "\"'`($".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "\"'`);".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }

    /** What was understood of the words after the program so far. */
    private static final class Reading {
        private final String program;
        private final boolean build;
        private final List<String> names = new ArrayList<>();
        private String project = "";
        private String folder = "";
        private boolean everywhere;
        private boolean many;

        Reading(String program) {
            this.program = program;
            this.build = BUILDS.contains(program);
            this.everywhere = build;
            this.many = program.equals("turbo") || SEQUENCES.contains(program);
        }

        ScriptCall read(String[] words, int from) {
            int i = from;
            while (i < words.length) {
                String word = bare(words[i]);
                boolean last = words[i].endsWith(";") || word.equals("--") || words[i].matches("[&|<>;].*");
                if (last && !NAME.matcher(word).matches()) {
                    break;
                }
                if (word.startsWith("-")) {
                    i += flag(word, i + 1 < words.length ? bare(words[i + 1]) : "");
                } else if (word.equals("workspace") && program.equals("yarn") && i + 1 < words.length) {
                    project = bare(words[i + 1]);
                    i += 2;
                } else if (names.isEmpty() && OTHER_PROGRAMS.contains(word)) {
                    break;
                } else {
                    word(word);
                    i++;
                }
                if (last) {
                    break;
                }
            }
            return new ScriptCall(List.copyOf(names), project, folder, everywhere && project.isEmpty());
        }

        /** How many words the flag takes. */
        private int flag(String word, String next) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? next : word.substring(equals + 1);
            everywhere |= ALL.contains(name);
            String meaning = FLAGS.get(name.equals("-w") && program.equals("npm") ? "--workspace" : name);
            if (meaning == null) {
                return 1;
            }
            switch (meaning) {
                case "project" -> project(value);
                case "folder" -> folder = value;
                case "name" -> names.addAll(Arrays.asList(value.split(",")));
                default -> {}
            }
            return equals < 0 ? 2 : 1;
        }

        private void project(String value) {
            String plain = value.replace("...", "").replaceAll("[{}^]", "");
            boolean several =
                    plain.contains("*") || plain.contains(",") || plain.startsWith("!") || plain.contains("[");
            everywhere |= several;
            project = several ? "" : plain;
        }

        private void word(String word) {
            if (word.equals("workspaces") || word.equals("recursive") || word.equals("multi")) {
                everywhere = true;
            } else if (VERBS.contains(word)) {
                many |= build && !word.equals("run") || program.equals("turbo");
            } else if (NAME.matcher(word).matches()) {
                name(word);
            }
        }

        private void name(String word) {
            int hash = word.indexOf('#');
            String[] parts = word.split(":", 3);
            if (program.equals("turbo") && hash > 0) {
                project = word.substring(0, hash);
                names.add(word.substring(hash + 1));
            } else if (program.equals("nx") && parts[0].equals("affected") && parts.length > 1) {
                names.add(parts[1]);
            } else if (program.equals("nx") && parts.length > 1) {
                project = parts[0];
                names.add(parts[1]);
            } else if (names.isEmpty() || many) {
                names.add(word.equals("t") || word.equals("tst") ? "test" : word);
            } else if (program.equals("nx") && project.isEmpty()) {
                project = word;
            }
        }
    }
}
