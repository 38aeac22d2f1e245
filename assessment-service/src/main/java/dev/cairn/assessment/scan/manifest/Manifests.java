package dev.cairn.assessment.scan.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows which files are manifests and reads them. */
public final class Manifests {

    private static final Pattern REQUIREMENTS =
            Pattern.compile("(?:.*/)?(?:[\\w.-]*requirements[\\w.-]*\\.(?:txt|in)|requirements/[\\w.-]+\\.(?:txt|in))");
    private static final Pattern GO_REQUIRE = Pattern.compile("\\s*+(?:require\\s++)?([\\w./~-]++)\\s++(v\\S++)(.*)");
    private static final Pattern GO_MODULE = Pattern.compile("module\\s++(\\S++).*");
    private static final Map<String, String> MARKERS = Map.of(
            "Gemfile",
            "ruby",
            "composer.json",
            "php",
            "Cargo.toml",
            "rust",
            "mix.exs",
            "elixir",
            "Package.swift",
            "swift",
            "pubspec.yaml",
            "dart");

    private Manifests() {}

    /** The ecosystem a file of this path is a manifest of, if it is one. */
    public static Optional<String> ecosystem(String path) {
        String name = name(path);
        return switch (name) {
            case "package.json" -> Optional.of("javascript");
            case "pyproject.toml", "setup.py", "setup.cfg", "Pipfile" -> Optional.of("python");
            case "pom.xml", "build.gradle", "build.gradle.kts" -> Optional.of("java");
            case "go.mod" -> Optional.of("go");
            default -> {
                if (requirements(path)) {
                    yield Optional.of("python");
                }
                yield name.endsWith(".csproj") || name.endsWith(".fsproj")
                        ? Optional.of("dotnet")
                        : Optional.ofNullable(MARKERS.get(name));
            }
        };
    }

    /** Whether a manifest of this path alone makes its folder a package; a second list of requirements does not. */
    public static boolean marksPackage(Manifest manifest) {
        String name = name(manifest.path());
        if (name.equals("setup.cfg")) {
            return !manifest.name().isEmpty();
        }
        if (name.equals("pyproject.toml")) {
            return manifest.data().get("project").exists()
                    || manifest.data().at("tool", "poetry").exists()
                    || manifest.data().get("build-system").exists();
        }
        return name.equals("requirements.txt") || name.equals("requirements.in") || !requirements(manifest.path());
    }

    /**
     * Reads a manifest.
     *
     * @param catalogue aliases of the tree's Gradle version catalogue, as {@link #catalogue} gives them
     * @throws Unreadable when it is not what its name says
     */
    public static Manifest read(String path, String text, Map<String, String> catalogue) throws Unreadable {
        return switch (name(path)) {
            case "package.json" -> NodeManifests.read(path, text);
            case "pyproject.toml" -> PythonManifests.pyproject(path, text);
            case "setup.py" -> PythonManifests.setupPy(path, text);
            case "setup.cfg" -> PythonManifests.setupCfg(path, text);
            case "Pipfile" -> PythonManifests.pipfile(path, text);
            case "pom.xml" -> MavenManifests.read(path, text);
            case "build.gradle", "build.gradle.kts" -> GradleManifests.read(path, text, catalogue);
            case "go.mod" -> goMod(path, text);
            default ->
                requirements(path)
                        ? PythonManifests.requirements(path, text)
                        : new Manifest(
                                path, ecosystem(path).orElse("unknown"), "", List.of(), Map.of(), false, DataNode.NONE);
        };
    }

    /** Aliases of a {@code libs.versions.toml}. */
    public static Map<String, String> catalogue(String text) throws Unreadable {
        return GradleManifests.catalogue(text);
    }

    private static Manifest goMod(String path, String text) {
        String name = "";
        List<Dependency> found = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher module = GO_MODULE.matcher(lines[i]);
            Matcher require = GO_REQUIRE.matcher(lines[i]);
            if (name.isEmpty() && module.matches()) {
                name = module.group(1);
            } else if (require.matches() && dotted(require.group(1))) {
                Dependency.Kind kind =
                        require.group(3).contains("// indirect") ? Dependency.Kind.MANAGED : Dependency.Kind.RUNTIME;
                found.add(new Dependency(require.group(1), kind, require.group(2), i + 1));
            }
        }
        return new Manifest(path, "go", name, List.copyOf(found), Map.of(), false, DataNode.NONE);
    }

    /** Modules that are not of the language itself start with the name of a host. */
    private static boolean dotted(String module) {
        int dot = module.indexOf('.', 1);
        return dot > 0 && dot < module.length() - 1;
    }

    private static boolean requirements(String path) {
        return (path.endsWith(".txt") || path.endsWith(".in"))
                && REQUIREMENTS.matcher(path).matches();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
