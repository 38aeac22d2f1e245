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
    private static final Pattern GO_REQUIRE =
            Pattern.compile("(?m)^\\s*(?:require\\s+)?([\\w./~-]+\\.[\\w./~-]+)\\s+(v\\S+)(.*)$");
    private static final Pattern GO_MODULE = Pattern.compile("(?m)^module\\s+(\\S+)");
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
                if (REQUIREMENTS.matcher(path).matches()) {
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
        return name.equals("requirements.txt")
                || name.equals("requirements.in")
                || !REQUIREMENTS.matcher(manifest.path()).matches();
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
                REQUIREMENTS.matcher(path).matches()
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
        Matcher module = GO_MODULE.matcher(text);
        String name = module.find() ? module.group(1) : "";
        List<Dependency> found = new ArrayList<>();
        Matcher require = GO_REQUIRE.matcher(text);
        while (require.find()) {
            Dependency.Kind kind =
                    require.group(3).contains("// indirect") ? Dependency.Kind.MANAGED : Dependency.Kind.RUNTIME;
            found.add(new Dependency(require.group(1), kind, require.group(2), Lines.at(text, require.start(1))));
        }
        return new Manifest(path, "go", name, List.copyOf(found), Map.of(), false, DataNode.NONE);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
