package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what build scripts and convention plugins declare literally; what they compute is not known.
 *
 * <p>A platform only says which version of something to take, and so does a constraint.
 *
 * <p>Repetitions take nothing back, so that a script of blanks costs no more than one of words.
 */
final class GradleManifests {

    private static final String WRAPPED =
            "\\s*+\\(?+\\s*+(?:(?:enforcedP|p)latform\\s*+\\(\\s*+)?+(?:testFixtures\\s*+\\(\\s*+)?+";
    private static final Pattern STRING = Pattern.compile(
            "\\b([a-zA-Z]\\w*+)" + WRAPPED + "[\"']([A-Za-z0-9_.-]+):([A-Za-z0-9_.$-]+)(?::([^\"'\\n]*))?[\"']");
    private static final Pattern MAP =
            Pattern.compile("\\b([a-zA-Z]\\w*+)\\s*+\\(?+\\s*+group\\s*+[:=]\\s*+[\"']([^\"'\\n]+)[\"']"
                    + "\\s*+,\\s*+name\\s*+[:=]\\s*+[\"']([^\"'\\n]+)[\"']");
    private static final Pattern CATALOGUE = Pattern.compile("\\b([a-zA-Z]\\w*+)" + WRAPPED
            + "([a-zA-Z]\\w*+)\\.((?!plugins|versions|findLibrary|findBundle)[A-Za-z0-9_.]+)");
    private static final Pattern LOOKED_UP = Pattern.compile(
            "\\b([a-zA-Z]\\w*+)" + WRAPPED + "([a-zA-Z]\\w*+)\\.find(Library|Bundle)\\(\\s*+[\"']([\\w.-]++)[\"']");
    private static final Pattern PLATFORM = Pattern.compile("(?:enforcedP|p)latform\\s*+\\(");
    private static final Pattern CONSTRAINTS = Pattern.compile("\\bconstraints\\s*+\\{");
    private static final Pattern PLUGIN = Pattern.compile("\\bid\\s*+\\(?+\\s*+[\"']([A-Za-z0-9_.-]+)[\"']\\)?"
            + "(?:\\s++version\\s*+\\(?+[\"'][^\"'\\n]*[\"']\\)?)?(\\s+apply\\s+false)?");
    private static final Pattern PLUGIN_ALIAS = Pattern.compile(
            "\\balias\\s*+\\(\\s*+([a-zA-Z]\\w*+)\\.plugins\\.([A-Za-z0-9_.]++)\\s*+\\)(\\s+apply\\s+false)?");
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:[a-zA-Z]*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[pP]rocessor|[kK]apt|[kK]sp)"
                    + "|compile|runtime|testCompile|testRuntime|provided|providedCompile|developmentOnly|classpath)\\w*");
    private static final Pattern APPLY = Pattern.compile("\\bapply\\s++plugin\\s*+:\\s*+[\"']([A-Za-z0-9_.-]+)[\"']");

    private static final int DEPENDENCIES = 20_000;

    private final String code;
    private final Map<String, String> catalogue;
    private final Lines lines;
    private final BitSet constraints;
    private final List<Dependency> found = new ArrayList<>();

    private GradleManifests(String code, Map<String, String> catalogue) {
        this.code = code;
        this.catalogue = catalogue;
        this.lines = new Lines(code);
        this.constraints = constraints(code);
    }

    static Manifest read(String path, String text, Map<String, String> catalogue) throws Unreadable {
        var gradle = new GradleManifests(CodeMask.withoutComments(text, Lexis.C_LIKE), catalogue);
        gradle.notations();
        gradle.references();
        gradle.plugins();
        return new Manifest(path, "java", "", List.copyOf(gradle.found), Map.of(), false, DataNode.NONE);
    }

    private void notations() throws Unreadable {
        Matcher string = STRING.matcher(code);
        while (string.find()) {
            String version = string.group(4) == null ? "" : string.group(4);
            add(string, string.group(2) + ":" + string.group(3), version);
        }
        Matcher map = MAP.matcher(code);
        while (map.find()) {
            add(map, map.group(2) + ":" + map.group(3), "");
        }
    }

    private void references() throws Unreadable {
        Matcher reference = CATALOGUE.matcher(code);
        while (reference.find()) {
            addAll(reference, reference.group(2) + "." + alias(reference.group(3)));
        }
        Matcher lookup = LOOKED_UP.matcher(code);
        while (lookup.find()) {
            String bundle = lookup.group(3).equals("Bundle") ? "bundles." : "";
            addAll(lookup, lookup.group(2) + "." + bundle + alias(lookup.group(4)));
        }
    }

    private void plugins() throws Unreadable {
        for (Pattern pattern : List.of(PLUGIN, PLUGIN_ALIAS, APPLY)) {
            Matcher plugin = pattern.matcher(code);
            while (plugin.find()) {
                boolean byAlias = pattern == PLUGIN_ALIAS;
                int last = plugin.groupCount();
                boolean off = pattern != APPLY && plugin.group(last) != null;
                String id = byAlias
                        ? catalogue.getOrDefault(
                                plugin.group(1) + ".plugins." + alias(plugin.group(2)), plugin.group(2))
                        : plugin.group(1);
                Kind kind = off ? Kind.MANAGED : Kind.PLUGIN;
                keep(new Dependency("plugin:" + id, kind, "", lines.at(plugin.start())));
            }
        }
    }

    private void addAll(Matcher at, String alias) throws Unreadable {
        for (String name : catalogue.getOrDefault(alias, "").split(",")) {
            add(at, name, "");
        }
    }

    private void add(Matcher at, String name, String version) throws Unreadable {
        String configuration = at.group(1);
        if (name.isEmpty() || !CONFIGURATION.matcher(configuration).matches()) {
            return;
        }
        boolean managed = PLATFORM.matcher(at.group()).find() || constraints.get(at.start());
        keep(new Dependency(name, managed ? Kind.MANAGED : kind(configuration), version, lines.at(at.start())));
    }

    /** A bundle of many, named again and again, would be any number. */
    private void keep(Dependency dependency) throws Unreadable {
        if (found.size() >= DEPENDENCIES) {
            throw new Unreadable("the file has too many dependencies", dependency.line());
        }
        found.add(dependency);
    }

    private static Kind kind(String configuration) {
        String lower = configuration.toLowerCase(Locale.ROOT);
        if (lower.equals("classpath")) {
            return Kind.PLUGIN;
        }
        return lower.contains("test") || lower.equals("developmentonly") ? Kind.DEVELOPMENT : Kind.RUNTIME;
    }

    /** Where the blocks of constraints are. */
    private static BitSet constraints(String code) {
        var inside = new BitSet();
        Matcher block = CONSTRAINTS.matcher(code);
        while (block.find()) {
            int depth = 1;
            int at = block.end();
            while (at < code.length() && depth > 0) {
                char c = code.charAt(at++);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            inside.set(block.start(), at);
            block.region(at, code.length());
        }
        return inside;
    }

    /**
     * Aliases of a version catalogue as scripts write them, {@code libs.some.alias}: to {@code group:artifact}, several
     * for a bundle, to its id for a plugin.
     *
     * @param path of the file, which is named after the catalogue
     */
    static Map<String, String> catalogue(String path, String text) throws Unreadable {
        DataNode data = DataReader.toml(text);
        Map<String, String> aliases = new HashMap<>();
        data.get("libraries").entries().forEach((name, value) -> {
            String module = value.isScalar()
                    ? value.text()
                    : value.get("module").exists()
                            ? value.get("module").text()
                            : value.get("group").text() + ":"
                                    + value.get("name").text();
            String[] parts = module.split(":");
            aliases.put(alias(name), parts.length < 2 ? module : parts[0] + ":" + parts[1]);
        });
        data.get("bundles").entries().forEach((name, list) -> {
            List<String> modules = new ArrayList<>();
            list.items().forEach(item -> modules.add(aliases.getOrDefault(alias(item.text()), "")));
            aliases.put(alias("bundles." + name), String.join(",", modules));
        });
        data.get("plugins").entries().forEach((name, value) -> {
            String id = value.isScalar()
                    ? value.text().split(":")[0]
                    : value.get("id").text();
            aliases.put("plugins." + alias(name), id);
        });
        String prefix = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.versions\\.toml$", ".");
        Map<String, String> named = new HashMap<>();
        aliases.forEach((alias, value) -> named.put(prefix + alias, value));
        return named;
    }

    private static String alias(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", ".");
    }
}
