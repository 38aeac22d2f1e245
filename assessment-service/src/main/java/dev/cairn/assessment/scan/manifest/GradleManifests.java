package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what build.gradle and build.gradle.kts declare literally; what they compute is not known.
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
    private static final Pattern CATALOGUE =
            Pattern.compile("\\b([a-zA-Z]\\w*+)" + WRAPPED + "libs\\.((?!plugins|versions)[A-Za-z0-9_.]+)");
    private static final Pattern PLUGIN = Pattern.compile("\\bid\\s*+\\(?+\\s*+[\"']([A-Za-z0-9_.-]+)[\"']\\)?"
            + "(?:\\s++version\\s*+\\(?+[\"'][^\"'\\n]*[\"']\\)?)?(\\s+apply\\s+false)?");
    private static final Pattern PLUGIN_ALIAS =
            Pattern.compile("\\balias\\s*+\\(\\s*+libs\\.plugins\\.([A-Za-z0-9_.]++)\\s*+\\)(\\s+apply\\s+false)?");
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:[a-zA-Z]*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[pP]rocessor|[kK]apt|[kK]sp)"
                    + "|compile|runtime|testCompile|testRuntime|provided|providedCompile|developmentOnly|classpath)\\w*");
    private static final Pattern APPLY = Pattern.compile("\\bapply\\s++plugin\\s*+:\\s*+[\"']([A-Za-z0-9_.-]+)[\"']");

    private static final int DEPENDENCIES = 20_000;

    private GradleManifests() {}

    static Manifest read(String path, String text, Map<String, String> catalogue) throws Unreadable {
        String code = CodeMask.withoutComments(text, Lexis.C_LIKE);
        List<Dependency> found = new ArrayList<>();
        var lines = new Lines(code);
        Matcher string = STRING.matcher(code);
        while (string.find()) {
            String version = string.group(4) == null ? "" : string.group(4);
            add(string.group(1), string.group(2) + ":" + string.group(3), version, lines.at(string.start()), found);
        }
        Matcher map = MAP.matcher(code);
        while (map.find()) {
            add(map.group(1), map.group(2) + ":" + map.group(3), "", lines.at(map.start()), found);
        }
        Matcher reference = CATALOGUE.matcher(code);
        while (reference.find()) {
            String names = catalogue.getOrDefault(alias(reference.group(2)), "");
            for (String name : names.split(",")) {
                add(reference.group(1), name, "", lines.at(reference.start()), found);
            }
        }
        plugins(code, catalogue, lines, found);
        return new Manifest(path, "java", "", List.copyOf(found), Map.of(), false, DataNode.NONE);
    }

    private static void plugins(String code, Map<String, String> catalogue, Lines lines, List<Dependency> found)
            throws Unreadable {
        for (Pattern pattern : List.of(PLUGIN, PLUGIN_ALIAS, APPLY)) {
            Matcher plugin = pattern.matcher(code);
            while (plugin.find()) {
                boolean off = plugin.groupCount() > 1 && plugin.group(2) != null;
                String id = pattern == PLUGIN_ALIAS
                        ? catalogue.getOrDefault("plugins." + alias(plugin.group(1)), plugin.group(1))
                        : plugin.group(1);
                Kind kind = off ? Kind.MANAGED : Kind.PLUGIN;
                bound(found, lines.at(plugin.start()));
                found.add(new Dependency("plugin:" + id, kind, "", lines.at(plugin.start())));
            }
        }
    }

    /** Aliases of a version catalogue: alias to {@code group:artifact}, several for a bundle, plugins prefixed. */
    static Map<String, String> catalogue(String text) throws Unreadable {
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
        return aliases;
    }

    private static String alias(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", ".");
    }

    /** A bundle of many, named again and again, would be any number. */
    private static void bound(List<Dependency> found, int line) throws Unreadable {
        if (found.size() >= DEPENDENCIES) {
            throw new Unreadable("the file has too many dependencies", line);
        }
    }

    private static void add(String configuration, String name, String version, int line, List<Dependency> into)
            throws Unreadable {
        if (name.isEmpty() || !CONFIGURATION.matcher(configuration).matches()) {
            return;
        }
        bound(into, line);
        String lower = configuration.toLowerCase(Locale.ROOT);
        Kind kind = lower.equals("classpath")
                ? Kind.PLUGIN
                : lower.contains("test") || lower.equals("developmentonly") ? Kind.DEVELOPMENT : Kind.RUNTIME;
        into.add(new Dependency(name, kind, version, line));
    }
}
