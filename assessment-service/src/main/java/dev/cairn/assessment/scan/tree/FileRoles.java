package dev.cairn.assessment.scan.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides the role of a file from its path. */
public final class FileRoles {

    private static final Set<String> FOREIGN_FOLDERS = Set.of(
            "node_modules",
            "bower_components",
            "jspm_packages",
            "vendor",
            "vendors",
            "third_party",
            "third-party",
            "thirdparty",
            "dist",
            "build",
            "target",
            "out",
            ".next",
            ".nuxt",
            ".output",
            ".svelte-kit",
            ".venv",
            "venv",
            "virtualenv",
            "site-packages",
            "__pycache__",
            ".tox",
            ".nox",
            ".eggs",
            ".gradle",
            ".mvn",
            ".yarn",
            ".git",
            ".idea",
            "pods",
            "carthage",
            "coverage",
            "htmlcov",
            ".terraform",
            "generated",
            "__generated__",
            "generated-sources",
            ".cache",
            "storybook-static");
    private static final Set<String> FIXTURE_FOLDERS = Set.of(
            "fixtures",
            "fixture",
            "__fixtures__",
            "testdata",
            "test-data",
            "test_data",
            "test-fixtures",
            "test_fixtures",
            "__mocks__",
            "__snapshots__",
            "cassettes",
            "snapshots",
            "mocks",
            "stubs");
    private static final Set<String> DOCUMENTATION_FOLDERS = Set.of("docs", "doc", "documentation", "adr", "wiki");
    private static final Set<String> EXAMPLE_FOLDERS = Set.of(
            "examples", "_examples", "samples", "demos", "templates-example", "playgrounds", "tutorials", "benchmarks");

    /** In the singular these are also what people call a package. */
    private static final Set<String> EXAMPLE_OR_PACKAGE =
            Set.of("example", "_example", "sample", "playground", "tutorial");

    /** Below these a folder is named after what it is in the program. */
    private static final Set<String> SOURCE_ROOTS = Set.of(
            "src", "lib", "app", "internal", "pkg", "java", "kotlin", "scala", "groovy", "test", "tests", "spec");

    /** Below these a folder is named after a resource of the application, whatever that is. */
    private static final Set<String> LAYERS = Set.of("models", "views", "controllers", "livewire");

    /** Folders that start the name of a JVM package or of a Go module's path. */
    private static final Set<String> DOMAINS = Set.of("org", "com", "net", "io", "dev");

    private static final Set<String> TEST_FOLDERS = Set.of(
            "test",
            "tests",
            "__tests__",
            "spec",
            "specs",
            "e2e",
            "cypress",
            "playwright",
            "integration-tests",
            "integration_tests",
            "integrationtest",
            "integrationtests",
            "functional-tests",
            "functionaltest",
            "functionaltests",
            "acceptancetests",
            "unittests",
            "system-tests",
            "unit-tests",
            "testing");
    private static final Set<String> DOCUMENT_EXTENSIONS =
            Set.of("md", "mdx", "markdown", "rst", "adoc", "asciidoc", "txt", "ipynb");
    private static final Set<String> DATA_EXTENSIONS = Set.of("yml", "yaml", "json", "toml", "tf", "csv");

    /** What a JVM product configures itself or its libraries with, from among its resources. */
    private static final Pattern SETTINGS_NAME = Pattern.compile(
            "(?:application|bootstrap|config|microprofile|log4j|logback|redisson|hazelcast|sentry|quartz|import|compose"
                    + "|migrations|changelog|db\\.changelog|docker-compose|package|tsconfig|jsconfig|openapi|vercel"
                    + "|pyproject|netlify|libs\\.versions)\\b.*");

    private static final Pattern TEST_NAME = Pattern.compile(
            "(?:.+[._-](?:test|spec|e2e-spec|cy|e2e)\\.[cm]?[jt]sx?)|(?:test_.+\\.py)|(?:.+_tests?\\.py)|(?:conftest\\.py)"
                    + "|(?:(?:.*(?:Tests?|IT|ITCase|TestCase|Specs?|Test[A-Z]\\w*))\\.(?:java|kt|groovy|scala|cs))"
                    + "|(?:.+_test\\.go)|(?:.+_(?:spec|test)\\.rb)|(?:.+Test\\.php)");
    /** Projects of tests as .NET names them: {@code Shop.Tests}, {@code Shop.Api.IntegrationTests}. */
    private static final Pattern TEST_PROJECT = Pattern.compile("(?:.+\\.)?(?:\\w*(?:unit|integration|functional"
            + "|acceptance|component|system|architecture|smoke|load|api|ui|web|e2e))?tests?|.+\\.(?:specs?|e2e)");

    private static final Pattern NUGET_FOLDER = Pattern.compile("[\\w.-]*[A-Za-z]\\.\\d+\\.\\d+[\\w.-]*");
    private static final Pattern MINIFIED =
            Pattern.compile(".*(?:[.-]min\\.(?:js|css|mjs)|\\.bundle\\.js|\\.chunk\\.js|[.-][0-9a-f]{16,}\\.js)");
    /** Others' libraries as they are copied into a product that has no package manager for them. */
    private static final Pattern COPIED = Pattern.compile("(?i)(?:jquery(?:[.-](?:ui|slim|validate|migrate|cookie"
            + "|dataTables|unobtrusive))*|bootstrap(?:\\.bundle)?|popper|lodash|underscore|backbone|modernizr"
            + "|scriptaculous|html5shiv|select2|knockout|raphael|highcharts|handlebars|fullcalendar)"
            + "(?:[.-]v?\\d+(?:\\.\\d+)*)?(?:\\.(?:esm|umd))?\\.js|.+[.-]v?\\d+\\.\\d+\\.\\d+(?:\\.\\w+)?\\.js");

    /** Where pages are served from as they are, which is where such copies lie. */
    private static final Set<String> SERVED = Set.of("static", "public", "wwwroot", "webapp");

    private static final Pattern GENERATED = Pattern.compile(
            ".*(?:_pb2(?:_grpc)?\\.pyi?|\\.pb\\.go|\\.g\\.(?:dart|cs)|\\.generated\\.\\w+|\\.gen\\.(?:ts|go)|\\.Designer\\.cs)");

    private static final Set<String> OUTPUT_OR_PACKAGE = Set.of("build", "out", "target", "coverage");

    /** Folders in which Go keeps packages, which may be named like the output of a build. */
    private static final Set<String> GO_ROOTS = Set.of("internal", "pkg", "cmd");

    /** No build writes these: scripts, and what pipelines are put together from. */
    private static final Pattern SCRIPT = Pattern.compile(".+\\.(?:ps1|psm1|cake|fsx)"
            + "|(?:.*[_-])?(?:azure-pipelines?|pipelines?|stages?|jobs?|steps?|templates?|ci)(?:[_-].*)?\\.ya?ml");

    private FileRoles() {}

    /** The role of the file of this path, which is relative to the root of the tree. */
    public static FileRole of(String path) {
        String[] segments = path.split("/");
        FileRole folder = FileRole.PRODUCT;
        for (int i = 0; i < segments.length - 1; i++) {
            FileRole role = ofFolder(segments, i);
            if (role == FileRole.FOREIGN || role == FileRole.FIXTURE) {
                return role;
            }
            if (folder == FileRole.PRODUCT) {
                folder = role;
            }
        }
        return ofName(segments, folder);
    }

    /** Whether a folder that holds everything can be the archive's wrapping; {@code src} or {@code docs} cannot. */
    public static boolean wraps(String folder) {
        return !folder.isEmpty()
                && !folder.startsWith(".")
                && !folder.equals("src")
                && of(folder + "/any") == FileRole.PRODUCT;
    }

    private static FileRole ofFolder(String[] segments, int i) {
        String name = segments[i].toLowerCase(Locale.ROOT);
        boolean inSource = insideJvmPackage(segments, i);
        if (inSource) {
            return FileRole.PRODUCT;
        }
        if (FOREIGN_FOLDERS.contains(name)) {
            return isSourceFolder(segments, i) ? FileRole.PRODUCT : FileRole.FOREIGN;
        }
        if (dotnetOutput(segments, i)) {
            return FileRole.FOREIGN;
        }
        if (FIXTURE_FOLDERS.contains(name) || testResources(segments, i)) {
            return FileRole.FIXTURE;
        }
        if (TEST_FOLDERS.contains(name)
                || sourceSetOfTests(segments, i)
                || TEST_PROJECT.matcher(name).matches()) {
            return FileRole.TEST;
        }
        if (DOCUMENTATION_FOLDERS.contains(name)) {
            return FileRole.DOCUMENTATION;
        }
        return shows(name, segments, i) ? FileRole.EXAMPLE : FileRole.PRODUCT;
    }

    /** Whether a folder shows others how to use the product and is no part of the program that has such a name. */
    private static boolean shows(String name, String[] segments, int i) {
        boolean singular = EXAMPLE_OR_PACKAGE.contains(name);
        if (!singular && !EXAMPLE_FOLDERS.contains(name)) {
            return false;
        }
        for (int at = 0; at < i; at++) {
            String above = segments[at].toLowerCase(Locale.ROOT);
            if (LAYERS.contains(above) || singular && SOURCE_ROOTS.contains(above)) {
                return false;
            }
        }
        return i == 0 || !DOMAINS.contains(segments[i - 1]);
    }

    /** What the .NET tools write, and where they keep others' code: old packages and libraries of the browser. */
    private static boolean dotnetOutput(String[] segments, int i) {
        String next = segments[i + 1];
        return switch (segments[i]) {
            case "lib" -> i > 0 && segments[i - 1].equals("wwwroot");
            case "bin", "obj" -> next.equals("Debug") || next.equals("Release") || next.startsWith("project.assets.");
            case "packages" ->
                i + 2 < segments.length && NUGET_FOLDER.matcher(next).matches();
            default -> false;
        };
    }

    /** Java packages may be named anything: {@code src/main/java/org/example/build} is the product. */
    private static boolean insideJvmPackage(String[] segments, int i) {
        for (int at = i - 1; at >= 1; at--) {
            boolean language = segments[at].equals("java") || segments[at].equals("kotlin");
            if (language && at >= 2 && segments[at - 2].equals("src")) {
                return true;
            }
        }
        return false;
    }

    /** {@code src/build} or {@code app/out} is written by hand, {@code build} and {@code web/build} are not. */
    private static boolean isSourceFolder(String[] segments, int i) {
        String name = segments[i].toLowerCase(Locale.ROOT);
        List<String> above = Arrays.asList(segments).subList(0, i);
        String file = segments[segments.length - 1];
        if (OUTPUT_OR_PACKAGE.contains(name)
                && file.endsWith(".go")
                && GO_ROOTS.stream().anyMatch(above::contains)) {
            return true;
        }
        if (name.equals("dist")) {
            // what Gradle packs with the program
            return above.size() > 1
                    && above.subList(above.size() - 2, above.size()).equals(List.of("src", "main"));
        }
        boolean ambiguous = OUTPUT_OR_PACKAGE.contains(name) || name.equals("vendors") || name.equals("vendor");
        boolean script = name.equals("build") && SCRIPT.matcher(file).matches();
        return script || ambiguous && i > 0 && above.contains("src") && !above.contains("wwwroot");
    }

    private static boolean testResources(String[] segments, int i) {
        return i > 0 && segments[i].equals("resources") && sourceSetOfTests(segments, i - 1);
    }

    private static boolean sourceSetOfTests(String[] segments, int i) {
        String name = segments[i].toLowerCase(Locale.ROOT);
        boolean named = name.endsWith("test") || name.equals("it") || segments[i].matches("test[A-Z]\\w*");
        return i > 0 && segments[i - 1].equals("src") && named;
    }

    /**
     * Rule books, catalogues and templates that are packed with a JVM product are its subject matter. What the product
     * or its libraries are set up with stands there too, and has names of its own.
     */
    private static boolean broughtAlong(String[] segments) {
        for (int i = 2; i < segments.length - 1; i++) {
            if (segments[i].equals("resources") && segments[i - 1].equals("main") && segments[i - 2].equals("src")) {
                return !segments[i + 1].equals("META-INF")
                        && !SETTINGS_NAME.matcher(segments[segments.length - 1]).matches();
            }
        }
        return false;
    }

    /** Whether the name is one that a machine gives; most names are not even looked at closely. */
    private static boolean made(String name) {
        boolean script = name.endsWith("js") || name.endsWith(".css");
        boolean doubled = name.indexOf('.') != name.lastIndexOf('.') || name.contains("_pb2");
        return script && MINIFIED.matcher(name).matches()
                || doubled && GENERATED.matcher(name).matches();
    }

    private static boolean copied(String[] segments) {
        String name = segments[segments.length - 1];
        return name.endsWith(".js")
                && Arrays.stream(segments).anyMatch(SERVED::contains)
                && COPIED.matcher(name).matches();
    }

    private static FileRole ofName(String[] segments, FileRole folder) {
        String name = segments[segments.length - 1];
        if (made(name) || copied(segments)) {
            return FileRole.FOREIGN;
        }
        if (name.endsWith(".snap")) {
            return FileRole.FIXTURE;
        }
        if (folder == FileRole.EXAMPLE || folder == FileRole.DOCUMENTATION) {
            return folder;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (DOCUMENT_EXTENSIONS.contains(extension) && !name.startsWith("requirements")) {
            return FileRole.DOCUMENTATION;
        }
        boolean shipped =
                folder == FileRole.PRODUCT && String.join("/", segments).contains("src/main/");
        if (shipped && DATA_EXTENSIONS.contains(extension) && broughtAlong(segments)) {
            return FileRole.DATA;
        }
        return !shipped && TEST_NAME.matcher(name).matches() ? FileRole.TEST : folder;
    }
}
