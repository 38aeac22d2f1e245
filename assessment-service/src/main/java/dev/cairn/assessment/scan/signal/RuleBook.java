package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Dependency;
import dev.cairn.assessment.scan.manifest.Unreadable;
import dev.cairn.assessment.scan.tree.FileRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All rules and the facts they can show, read from {@code signals/*.yaml} on the class path. */
public final class RuleBook {

    private static final String FOLDER = "signals/";
    private static final Set<String> KEYS = Set.of(
            "id",
            "fact",
            "confidence",
            "strength",
            "label",
            "needs",
            "unless",
            "in",
            "ecosystem",
            "dependency",
            "kinds",
            "file",
            "except",
            "minimum-bytes",
            "content",
            "setting",
            "ci",
            "resource",
            "detector",
            "why");

    private final Map<String, FactSpec> facts = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<List<String>> exclusive = new ArrayList<>();
    private final StringBuilder versions = new StringBuilder();

    private RuleBook() {}

    /**
     * Reads the rules that ship with the service.
     *
     * @throws IllegalStateException when a rule file is wrong, naming the rule
     */
    public static RuleBook load() {
        var book = new RuleBook();
        for (String name : text("practices.txt").split("\\s+")) {
            book.add(name, text(name + ".yaml"));
        }
        book.check();
        return book;
    }

    /** Practices and their versions, to tell scans by different rules apart. */
    public String versions() {
        return versions.toString();
    }

    /** Ids of all rules, in order. */
    public List<String> ruleIds() {
        return rules.stream().map(Rule::id).toList();
    }

    /** Names of all facts the rules can show. */
    public List<String> factNames() {
        return facts.values().stream()
                .filter(FactSpec::shown)
                .map(FactSpec::name)
                .toList();
    }

    Map<String, FactSpec> facts() {
        return facts;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Lists of facts of which a file counts only for the first it matches. */
    List<List<String>> exclusive() {
        return exclusive;
    }

    private static String text(String name) {
        try (InputStream in = RuleBook.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("no rules " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, String text) {
        DataNode file;
        try {
            file = DataReader.yaml(text);
        } catch (Unreadable e) {
            throw new IllegalStateException("rules " + name + " cannot be read", e);
        }
        versions.append(versions.isEmpty() ? "" : " ")
                .append(name)
                .append('@')
                .append(file.get("version").text());
        file.get("facts").entries().forEach((fact, type) -> facts.put(fact, FactSpec.parse(fact, type.text())));
        if (file.get("exclusive").exists()) {
            exclusive.add(strings(file.get("exclusive")));
        }
        for (DataNode rule : file.get("rules").items()) {
            try {
                rules.add(rule(rule));
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "rule " + rule.get("id").text() + " in " + name + ": " + e.getMessage(), e);
            }
        }
    }

    private void check() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalStateException("two rules are called " + rule.id());
            }
            if (!facts.containsKey(rule.fact())
                    || !facts.keySet().containsAll(rule.needs())
                    || !facts.keySet().containsAll(rule.unless())) {
                throw new IllegalStateException("rule " + rule.id() + " names a fact that is not declared");
            }
        }
    }

    private static Rule rule(DataNode node) {
        for (String key : node.entries().keySet()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key " + key);
            }
        }
        int confidence = node.get("confidence").exists()
                ? Integer.parseInt(node.get("confidence").text())
                : 5;
        return new Rule(
                required(node, "id"),
                required(node, "fact"),
                confidence,
                !node.get("strength").text().equals("second"),
                node.get("label").text(),
                strings(node.get("needs")),
                strings(node.get("unless")),
                roles(node.get("in")),
                match(node));
    }

    private static Rule.Match match(DataNode node) {
        List<Glob> except = Glob.all(strings(node.get("except")));
        if (node.get("dependency").exists()) {
            return new Rule.InManifest(
                    required(node, "ecosystem"), Glob.all(strings(node.get("dependency"))), kinds(node.get("kinds")));
        }
        if (node.get("file").exists()) {
            DataNode minimum = node.get("minimum-bytes");
            long bytes = minimum.exists() ? Long.parseLong(minimum.text()) : 0;
            return new Rule.OfFile(Glob.all(strings(node.get("file"))), except, bytes);
        }
        if (node.get("content").exists()) {
            return content(node.get("content"), except);
        }
        if (node.get("setting").exists()) {
            DataNode setting = node.get("setting");
            return new Rule.InSetting(
                    Glob.all(strings(setting.get("files"))),
                    strings(setting.get("keys")),
                    pattern(setting, "is"),
                    pattern(setting, "not"));
        }
        if (node.get("ci").exists()) {
            DataNode ci = node.get("ci");
            boolean change = !ci.get("trigger").text().equals("any");
            return new Rule.InPipeline(
                    pattern(ci, "run"), pattern(ci, "uses"), pattern(ci, "mark"), pattern(ci, "not"), change);
        }
        if (node.get("resource").exists()) {
            DataNode resource = node.get("resource");
            return new Rule.InResource(
                    Glob.all(strings(resource.get("types"))),
                    patterns(resource.get("where")),
                    patterns(resource.get("unless")));
        }
        return new Rule.ByDetector(required(node, "detector"));
    }

    private static Map<String, LinePattern> patterns(DataNode node) {
        Map<String, LinePattern> patterns = new LinkedHashMap<>();
        node.entries().forEach((key, pattern) -> patterns.put(key, LinePattern.compile(pattern.text())));
        return patterns;
    }

    private static Rule.Match content(DataNode content, List<Glob> except) {
        List<Glob> paths = Glob.all(strings(content.get("files")));
        List<String> literals = strings(content.get("literals"));
        if (literals.isEmpty() || paths.isEmpty() || !paths.stream().allMatch(Glob::anywhere)) {
            throw new IllegalArgumentException("content needs literals and files that start with **/");
        }
        DataNode mask = content.get("mask");
        Rule.Masking masking =
                mask.exists() ? Rule.Masking.valueOf(mask.text().toUpperCase(Locale.ROOT)) : Rule.Masking.CODE;
        return new Rule.InContent(paths, except, literals, pattern(content, "regex"), masking);
    }

    private static Set<FileRole> roles(DataNode node) {
        if (!node.exists()) {
            return EnumSet.of(FileRole.PRODUCT);
        }
        Set<FileRole> roles = EnumSet.noneOf(FileRole.class);
        node.items().forEach(item -> roles.add(FileRole.valueOf(item.text().toUpperCase(Locale.ROOT))));
        return roles;
    }

    private static Set<Dependency.Kind> kinds(DataNode node) {
        if (!node.exists()) {
            return EnumSet.of(Dependency.Kind.RUNTIME);
        }
        Set<Dependency.Kind> kinds = EnumSet.noneOf(Dependency.Kind.class);
        node.items()
                .forEach(item -> kinds.add(Dependency.Kind.valueOf(item.text().toUpperCase(Locale.ROOT))));
        return kinds;
    }

    private static @Nullable LinePattern pattern(DataNode node, String key) {
        return node.get(key).exists() ? LinePattern.compile(node.get(key).text()) : null;
    }

    private static List<String> strings(DataNode node) {
        return node.items().stream().map(DataNode::text).toList();
    }

    private static String required(DataNode node, String key) {
        if (node.get(key).text().isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return node.get(key).text();
    }
}
