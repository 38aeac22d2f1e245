package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.Manifest;
import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which part of the source a type checker checks, file by file. */
final class TypeChecking {

    private static final int EXTENDS = 32;

    /** What packages are called that hold a house's settings of the compiler; nobody shares lenient ones. */
    private static final Pattern SHARED_BASE =
            Pattern.compile("(?:@[\\w.-]+/)?(?:[\\w-]*(?:tsconfig|ts-config|typescript-config)[\\w-]*(?:/.*)?"
                    + "|config/(?:typescript|tsconfig|ts)[\\w./-]*)");

    private final Tree tree;
    private final Map<String, Boolean> strictFolders = new HashMap<>();
    private final Map<String, Boolean> checkJs = new HashMap<>();
    private final Map<String, String> pythonFolders = new TreeMap<>();
    private final List<Sighting> strict = new ArrayList<>();
    private final Map<String, DataNode> options = new HashMap<>();
    private final Map<String, Manifest> workspace = new HashMap<>();
    private final Set<String> strictByVersion = new HashSet<>();
    private final PhpCheckers php;
    private final RubyCheckers ruby;

    TypeChecking(Tree tree, RuleBook book) {
        this.tree = tree;
        this.php = new PhpCheckers(tree);
        this.ruby = new RubyCheckers(tree, book);
        tree.manifests().forEach(this::manifest);
        for (ScannedFile file : tree.files()) {
            if (file.role() == FileRole.PRODUCT && file.text() != null) {
                configuration(file.path());
            }
        }
    }

    /** Share of the product's own source that is checked, 0 when there is none. */
    double share() {
        long all = 0;
        long checked = 0;
        for (ScannedFile file : tree.files()) {
            if (file.role() == FileRole.PRODUCT && Sources.counts(file)) {
                Language language = file.language().orElseThrow();
                all += file.size();
                checked += checked(file.path(), language) ? file.size() : 0;
            }
        }
        return all == 0 ? 0 : (double) checked / all;
    }

    /** The first file that is checked of each language. */
    List<Sighting> shown(String rule) {
        Map<Language, String> first = new EnumMap<>(Language.class);
        for (ScannedFile file : tree.files()) {
            if (file.role() == FileRole.PRODUCT && Sources.counts(file)) {
                Language language = file.language().orElseThrow();
                if (!first.containsKey(language) && checked(file.path(), language)) {
                    first.put(language, file.path());
                }
            }
        }
        List<Sighting> found = new ArrayList<>();
        first.forEach((language, path) ->
                found.add(new Sighting(rule, path, 0, language.id() + " is checked, first seen here", 1)));
        return found;
    }

    List<Sighting> strictTypescript(String rule) {
        return strict.stream()
                .map(s -> new Sighting(rule, s.path(), s.line(), s.excerpt(), 1))
                .toList();
    }

    List<Sighting> pythonCheckers(String rule) {
        return pythonFolders.values().stream()
                .map(path -> new Sighting(rule, path, 0, "type checker configured", 1))
                .toList();
    }

    List<Sighting> phpCheckers(String rule) {
        return php.configured(rule);
    }

    List<Sighting> rubyCheckers(String rule) {
        return ruby.configured(rule);
    }

    /** The first file of each language whose compiler checks everything. */
    List<Sighting> compiled(String rule) {
        Set<Language> seen = new HashSet<>();
        List<Sighting> found = new ArrayList<>();
        for (ScannedFile file : tree.files()) {
            if (file.role() == FileRole.PRODUCT && Sources.counts(file)) {
                Language language = file.language().orElseThrow();
                if (language.typed() && language != Language.TYPESCRIPT && seen.add(language)) {
                    found.add(new Sighting(rule, file.path(), 0, language.id() + " is compiled and typed", 1));
                }
            }
        }
        return found;
    }

    private boolean checked(String path, Language language) {
        return switch (language) {
            case TYPESCRIPT, VUE -> nearest(strictFolders, path);
            case JAVASCRIPT -> nearest(checkJs, path);
            case PYTHON -> within(pythonFolders.keySet(), path);
            case PHP -> php.checks(path);
            case RUBY -> ruby.checks(path);
            default -> language.typed();
        };
    }

    private void configuration(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        if (name.matches("(?:ts|js)config[\\w.-]*\\.json") && !name.matches(".*(?:spec|test|e2e|eslint|cypress).*")) {
            typescript(path, folder);
        } else if (name.equals("deno.json") || name.equals("deno.jsonc")) {
            deno(path, folder);
        } else if (python(name, tree, path)) {
            pythonFolders.putIfAbsent(folder, path);
        }
    }

    /** Deno is strict unless told otherwise; a configuration of the compiler beside it is read as such. */
    private void deno(String path, String folder) {
        boolean on = !tree.data(path).at("compilerOptions", "strict").isFalse();
        boolean lone = tree.files().stream().noneMatch(f -> f.path().equals(Sources.join(folder, "tsconfig.json")));
        if (on && lone) {
            strictFolders.merge(folder, true, Boolean::logicalOr);
            strict.add(new Sighting("", path, 0, "Deno is strict by itself", 1));
        }
    }

    private void typescript(String path, String folder) {
        DataNode option = option(path, "strict", EXTENDS);
        boolean on = option.exists() ? option.isTrue() : defaultStrict(folder);
        boolean both = option(path, "noImplicitAny", EXTENDS).isTrue()
                && option(path, "strictNullChecks", EXTENDS).isTrue();
        strictFolders.merge(folder, on || both, Boolean::logicalOr);
        checkJs.merge(folder, (on || both) && option(path, "checkJs", EXTENDS).isTrue(), Boolean::logicalOr);
        if (on || both) {
            DataNode own = tree.data(path).at("compilerOptions", "strict");
            strict.add(new Sighting("", path, own.line(), own.exists() ? "\"strict\": true" : "strict by its base", 1));
        }
    }

    /** From version 6 the compiler is strict unless told otherwise. */
    private void manifest(Manifest manifest) {
        if (manifest.dependencies().stream()
                .anyMatch(dependency -> dependency.name().equals("typescript")
                        && dependency.version().matches("[~^>=v ]*[6-9]\\..*"))) {
            strictByVersion.add(manifest.folder());
        }
        if (manifest.ecosystem().equals("javascript") && !manifest.name().isEmpty()) {
            workspace.putIfAbsent(manifest.name(), manifest);
        }
    }

    private boolean defaultStrict(String folder) {
        return within(strictByVersion, folder + "/x");
    }

    /** Asked once of each file, as lists of bases may lead round in circles in any number of ways. */
    private DataNode option(String path, String name, int depth) {
        DataNode file = tree.data(path);
        DataNode own = file.at("compilerOptions", name);
        if (own.exists() || depth == 0) {
            return own;
        }
        String key = name + ":" + path;
        DataNode known = options.putIfAbsent(key, DataNode.NONE);
        if (known != null) {
            return known;
        }
        List<DataNode> bases = new ArrayList<>(file.get("extends").items());
        Collections.reverse(bases);
        for (DataNode base : bases) {
            DataNode inherited = inherited(path, base.text(), name, depth - 1);
            if (inherited.exists()) {
                options.put(key, inherited);
                return inherited;
            }
        }
        return DataNode.NONE;
    }

    private DataNode inherited(String path, String base, String name, int depth) {
        if (base.startsWith(".")) {
            String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            String target = Sources.join(folder, base);
            for (String candidate : List.of(target, target + ".json", target + "/tsconfig.json")) {
                if (tree.text(candidate).isPresent()) {
                    return option(candidate, name, depth);
                }
            }
            boolean nuxt = base.contains(".nuxt/") || base.contains(".svelte-kit/") && name.equals("none");
            return nuxt && name.equals("strict") ? DataNode.scalar("true", 0) : DataNode.NONE;
        }
        boolean strictBase = base.matches("(?:@tsconfig/|@vue/tsconfig|astro/tsconfigs/strict|@sindresorhus/tsconfig"
                + "|@total-typescript/tsconfig|@react-native/typescript-config|@nuxt/|@adonisjs/tsconfig).*");
        if (strictBase) {
            return name.equals("checkJs") ? DataNode.NONE : DataNode.scalar("true", 0);
        }
        boolean foreign = !workspace.containsKey(packageOf(base));
        if (foreign && name.equals("strict") && SHARED_BASE.matcher(base).matches()) {
            return DataNode.scalar("true", 0);
        }
        return workspace(base, name, depth);
    }

    /** A base may be a package of the same monorepo. */
    private DataNode workspace(String base, String name, int depth) {
        String own = packageOf(base);
        Manifest manifest = workspace.get(own);
        if (manifest == null) {
            return DataNode.NONE;
        }
        String rest = base.equals(own) ? "tsconfig.json" : base.substring(own.length() + 1);
        for (String candidate : List.of(rest, rest + ".json")) {
            String target = Sources.join(manifest.folder(), candidate);
            if (tree.text(target).isPresent()) {
                return option(target, name, depth);
            }
        }
        return DataNode.NONE;
    }

    private static String packageOf(String base) {
        int slash = base.indexOf('/');
        int end = base.startsWith("@") && slash > 0 ? base.indexOf('/', slash + 1) : slash;
        return end < 0 ? base : base.substring(0, end);
    }

    private static boolean python(String name, Tree tree, String path) {
        return switch (name) {
            case "pyproject.toml" -> {
                DataNode tool = tree.data(path).get("tool");
                yield tool.get("mypy").exists()
                                && !tool.at("mypy", "ignore_errors").isTrue()
                        || tool.get("pyright").exists() && !off(tool.get("pyright"))
                        || tool.get("basedpyright").exists() && !off(tool.get("basedpyright"))
                        || tool.get("ty").exists()
                        || tool.get("pyrefly").exists();
            }
            case "mypy.ini", ".mypy.ini", "setup.cfg", "tox.ini" -> {
                DataNode mypy = tree.data(path).get("mypy");
                yield mypy.exists() && !mypy.get("ignore_errors").isTrue();
            }
            case "pyrightconfig.json" -> !off(tree.data(path));
            case "ty.toml" -> true;
            default -> false;
        };
    }

    private static boolean off(DataNode pyright) {
        return pyright.get("typeCheckingMode").text().equals("off");
    }

    /** Whether one of the folders holds the path. */
    static boolean within(Set<String> folders, String path) {
        String folder = path;
        while (!folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            if (folders.contains(folder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean nearest(Map<String, Boolean> folders, String path) {
        String folder = path;
        while (!folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            Boolean known = folders.get(folder);
            if (known != null) {
                return known;
            }
        }
        return false;
    }
}
