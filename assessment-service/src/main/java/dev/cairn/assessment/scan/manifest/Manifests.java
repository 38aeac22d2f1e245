package dev.cairn.assessment.scan.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows which files are manifests and reads them. */
public final class Manifests {

    private static final Pattern REQUIREMENTS =
            Pattern.compile("(?:.*/)?(?:[\\w.-]*requirements[\\w.-]*\\.(?:txt|in)|requirements/[\\w.-]+\\.(?:txt|in))");
    private static final Pattern DOTNET_PROJECT = Pattern.compile(".+\\.(?:cs|fs|vb)proj");
    private static final Map<String, String> MARKERS =
            Map.of("Cargo.toml", "rust", "mix.exs", "elixir", "Package.swift", "swift", "pubspec.yaml", "dart");

    private static final Set<String> COMPANIONS = Set.of(
            "Gemfile.lock",
            "gems.locked",
            "composer.lock",
            "Directory.Packages.props",
            "Directory.Build.props",
            "packages.config",
            "packages.lock.json");

    private Manifests() {}

    /** The ecosystem a file of this path is a manifest of, if it is one. */
    public static Optional<String> ecosystem(String path) {
        String name = name(path);
        return switch (name) {
            case "package.json" -> Optional.of("javascript");
            case "pyproject.toml", "setup.py", "setup.cfg", "Pipfile" -> Optional.of("python");
            case "pom.xml" -> Optional.of("java");
            case "settings.gradle", "settings.gradle.kts" -> Optional.empty();
            case "go.mod" -> Optional.of("go");
            case "Gemfile", "gems.rb", "Gemfile.lock", "gems.locked" -> Optional.of("ruby");
            case "composer.json", "composer.lock" -> Optional.of("php");
            case "Directory.Packages.props", "Directory.Build.props", "packages.config", "packages.lock.json" ->
                Optional.of("dotnet");
            default -> {
                if (requirements(path)) {
                    yield Optional.of("python");
                }
                if (gradle(name)) {
                    yield Optional.of("java");
                }
                if (name.endsWith(".gemspec")) {
                    yield Optional.of("ruby");
                }
                yield DOTNET_PROJECT.matcher(name).matches()
                        ? Optional.of("dotnet")
                        : Optional.ofNullable(MARKERS.get(name));
            }
        };
    }

    /**
     * Whether a manifest of this path alone makes its folder a package; a second list of requirements, a lock file, a
     * convention plugin or what projects below share does not.
     */
    public static boolean marksPackage(Manifest manifest) {
        String name = name(manifest.path());
        if (COMPANIONS.contains(name)) {
            return false;
        }
        if (gradle(name)) {
            return name.startsWith("build.gradle");
        }
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
        if (gradle(name(path))) {
            return GradleManifests.read(path, text, catalogue);
        }
        return switch (name(path)) {
            case "package.json" -> NodeManifests.read(path, text);
            case "pyproject.toml" -> PythonManifests.pyproject(path, text);
            case "setup.py" -> PythonManifests.setupPy(path, text);
            case "setup.cfg" -> PythonManifests.setupCfg(path, text);
            case "Pipfile" -> PythonManifests.pipfile(path, text);
            case "pom.xml" -> MavenManifests.read(path, text);
            case "go.mod" -> GoManifests.read(path, text);
            case "Gemfile", "gems.rb" -> RubyManifests.gemfile(path, text);
            case "Gemfile.lock", "gems.locked" -> RubyManifests.lock(path, text);
            case "composer.json" -> PhpManifests.composer(path, text);
            case "composer.lock" -> PhpManifests.lock(path, text);
            case "packages.lock.json" -> DotnetManifests.lock(path, text);
            default -> other(path, text);
        };
    }

    private static Manifest other(String path, String text) throws Unreadable {
        if (requirements(path)) {
            return PythonManifests.requirements(path, text);
        }
        String ecosystem = ecosystem(path).orElse("unknown");
        return switch (ecosystem) {
            case "ruby" -> RubyManifests.gemspec(path, text);
            case "dotnet" -> DotnetManifests.read(path, text);
            default -> new Manifest(path, ecosystem, "", List.of(), Map.of(), false, DataNode.NONE);
        };
    }

    /** Aliases of a Gradle version catalogue, as the build scripts of the tree write them. */
    public static Map<String, String> catalogue(String path, String text) throws Unreadable {
        return GradleManifests.catalogue(path, text);
    }

    /** Build scripts, what they apply and the convention plugins of a build. */
    private static boolean gradle(String name) {
        return name.endsWith(".gradle") || name.endsWith(".gradle.kts");
    }

    private static boolean requirements(String path) {
        return (path.endsWith(".txt") || path.endsWith(".in"))
                && REQUIREMENTS.matcher(path).matches();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
