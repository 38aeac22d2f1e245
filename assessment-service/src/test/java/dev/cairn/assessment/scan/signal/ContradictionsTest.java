package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.domain.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What files of one tree say against each other is told with its place and with what counts; nothing else is. */
class ContradictionsTest {

    private static final String POETRY =
            "[project]\nname = 'shop'\nversion = '1.0'\ndependencies = ['Django>=4.2,<5']\n"
                    + "[tool.poetry]\nname = '%s'\nversion = '%s'\n[tool.poetry.dependencies]\ndjango = '%s'\n";
    private static final String CENTRAL = "<Project><PropertyGroup><ManagePackageVersionsCentrally>%s"
            + "</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup>"
            + "<PackageVersion Include=\"Serilog\" Version=\"4.0.0\" /></ItemGroup></Project>";
    private static final String PROJECT =
            "<Project>\n<ItemGroup>\n<PackageReference Include=\"Serilog\"%s />\n" + "</ItemGroup>\n</Project>";
    private static final String LOCK = "GEM\n  remote: https://rubygems.org/\n  specs:\n    rails (6.1.7)\n"
            + "    nokogiri (1.16.0-x86_64-linux)\n\nDEPENDENCIES\n  rails\n  nokogiri\n";

    private static final String COMPOSER =
            "{\"name\": \"a/shop\", \"description\": \"Ünlocked\", \"require\": {\"php\": \"^8.2\"}, \"conflict\": {},"
                    + " \"extra\": {\"a\": 1, \"b\": [true, null, \"é/\\\"\"]}, \"config\": {\"platform\": {\"php\": \"8.2\"}}}";
    private static final String COMPOSER_LOCK =
            "{\"content-hash\": \"c48709bd3c72c0afa4a7ce3543fd7248\", \"packages\": []}";

    static Stream<Arguments> contradictions() {
        return Stream.of(
                tells(
                        "package.json:0 package-lock.json is of npm, yarn.lock is of yarn; only what package.json says counts",
                        "package.json",
                        "{}",
                        "package-lock.json",
                        "{}",
                        "yarn.lock",
                        ""),
                tells(
                        "web/package.json:2 packageManager is pnpm, yarn.lock is of yarn; only what package.json says counts",
                        "web/package.json",
                        "{\n\"packageManager\": \"pnpm@9.1.0\"}",
                        "web/yarn.lock",
                        "",
                        "README.md",
                        ""),
                tells(
                        "package.json:4 \"test\" is in lines 3 and 4; the last counts",
                        "package.json",
                        "{\"scripts\": {\n\"build\": \"vite build\",\n\"test\": \"vitest\",\n\"test\": \"true\"}}"),
                tells(
                        ".github/workflows/ci.yml:5 \"test\" is in lines 3 and 5; the last counts",
                        ".github/workflows/ci.yml",
                        "on: push\njobs:\n  test: {runs-on: a, steps: [{run: npm test}]}\n  lint: {runs-on: a}\n"
                                + "  test: {runs-on: a, steps: [{run: 'true'}]}\n"),
                tells(
                        "tsconfig.json:3 \"strict\" is in lines 2 and 3; the last counts",
                        "tsconfig.json",
                        "{\"compilerOptions\": { // as it was\n\"strict\": true,\n\"strict\": false,\n}}"),
                tells(
                        "package.json:2 vite is ^7.0.0 here and ^5.4.0 in package-lock.json; what is here counts",
                        "package.json",
                        "{\"devDependencies\": {\n\"vite\": \"^7.0.0\",\n\"preact\": \"^10.0.0\"}}",
                        "package-lock.json",
                        npmLock("\"vite\": \"^5.4.0\", \"preact\": \"10.4.1\"") + " ".repeat(300_000)),
                tells(
                        "package.json:1 vite is here and not in package-lock.json; what is here counts",
                        "package.json",
                        "{\"dependencies\": {\"vite\": \"^7.0.0\"}}",
                        "package-lock.json",
                        npmLock("\"preact\": \"10.4.1\"")),
                tells(
                        "composer.json:0 composer.lock is of another composer.json, by its content-hash; what is here counts",
                        "composer.json",
                        COMPOSER.replace("8.2", "8.3"),
                        "composer.lock",
                        COMPOSER_LOCK),
                tells(
                        "pyproject.toml:6 name is shop in [project] and store for Poetry; [project] counts",
                        "pyproject.toml",
                        POETRY.formatted("store", "1.0.0", "^4.2")),
                tells(
                        "pyproject.toml:7 version is 1.0 in [project] and 1.1 for Poetry; [project] counts",
                        "pyproject.toml",
                        POETRY.formatted("Shop", "1.1", "~4.2")),
                tells(
                        "pyproject.toml:9 django is >=4.2,<5 in [project] and ^5.0 for Poetry; [project] counts",
                        "pyproject.toml",
                        POETRY.formatted("shop", "1.0", "^5.0")),
                tells(
                        "setup.cfg:0 the project is shop in pyproject.toml and store here; the first counts",
                        "pyproject.toml",
                        "[project]\nname = 'shop'\n",
                        "setup.cfg",
                        "[metadata]\nname = store\n"),
                tells(
                        "go.mod:4 module is a.b/c and a.b/d; the first counts",
                        "go.mod",
                        "module a.b/c\n\ngo 1.23\nmodule a.b/d // moved\n"),
                tells(
                        "a/pom.xml:1 g:a has the parent g:b, of which it is an ancestor itself; each counts for itself",
                        "a/pom.xml",
                        pom("a", parent("b")),
                        "b/pom.xml",
                        pom("b", parent("a")),
                        "c/pom.xml",
                        pom("c", parent("b"))),
                tells(
                        "pom.xml:2 packaging is jar, yet there are modules; both count",
                        "pom.xml",
                        pom("a", "<modules>\n<module>b</module></modules>")),
                tells(
                        "Gemfile:2 rails is ~> 7.0 here and 6.1.7 in Gemfile.lock; what is here counts",
                        "Gemfile",
                        "source 'https://rubygems.org'\ngem 'rails', '~> 7.0'\ngem 'nokogiri', '~> 1.15'\n",
                        "Gemfile.lock",
                        LOCK),
                tells(
                        "Gemfile:2 sidekiq is here and not in Gemfile.lock; what is here counts",
                        "Gemfile",
                        "gem 'rails'\ngem 'sidekiq'\n",
                        "Gemfile.lock",
                        LOCK),
                tells(
                        "composer.json:2 laravel/framework is ^11.0|^12.0 here and v10.3.1 in composer.lock; what is here counts",
                        "composer.json",
                        "{\"require\": {\"php\": \"^8.2\", \"ext-json\": \"*\",\n\"laravel/framework\": \"^11.0|^12.0\"}}",
                        "composer.lock",
                        "{\"packages\": [{\"name\": \"laravel/framework\", \"version\": \"v10.3.1\"}]}"),
                tells(
                        "composer.json:1 a/b is here and not in composer.lock; what is here counts",
                        "composer.json",
                        "{\"require\": {\"a/b\": \"^1\"}}",
                        "composer.lock",
                        "{\"packages\": [{\"name\": \"c/d\", \"version\": \"1.0\"}]}"),
                tells(
                        "src/Web/Web.csproj:3 serilog is 3.1.1 here and 4.0.0 in Directory.Packages.props, which manages versions"
                                + " centrally; the project counts",
                        "Directory.Packages.props",
                        CENTRAL.formatted("true"),
                        "src/Web/Web.csproj",
                        PROJECT.formatted(" Version=\"3.1.1\"")));
    }

    static Stream<Arguments> agreements() {
        return Stream.of(
                tells(
                        "one lock file each",
                        "package.json",
                        "{}",
                        "package-lock.json",
                        "{}",
                        "w/package.json",
                        "{}",
                        "w/yarn.lock",
                        ""),
                tells("the manager it names", "package.json", "{\"packageManager\": \"pnpm@9\"}", "pnpm-lock.yaml", ""),
                tells(
                        "comments of a package.json",
                        "package.json",
                        "{\"//\": \"a\", \"//\": \"b\", \"a\": {\"b\": 1}, \"c\": {\"b\": 2}}"),
                tells(
                        "what a pipeline repeats on purpose",
                        ".gitlab-ci.yml",
                        "test:\n  <<: *a\n  <<: *b\n  script: [npm test]\n",
                        "azure-pipelines.yml",
                        "steps:\n- ${{ if a }}:\n  - script: x\n  ${{ if a }}:\n  - script: y\n- {script: z}\n- {script: z}\n"),
                tells(
                        "keys of two documents, and of YAML that is a template",
                        "application.yml",
                        "a: 1\n---\na: 2\n",
                        "compose.yml",
                        "{{ if a }}\na: 1\n{{ else }}\na: 2\n{{ end }}\n"),
                tells(
                        "a lock file of npm that fits, and one that does not tell",
                        "package.json",
                        "{\"dependencies\": {\"vite\": \"1\", \"a\": \"npm:b@2.0.0\"}, \"peerDependencies\": {\"c\": \"*\"}}",
                        "package-lock.json",
                        npmLock("\"vite\": \"^1.2.0\", \"a\": \"npm:b@1.0.0\""),
                        "w/package.json",
                        "{\"dependencies\": {\"vite\": \"1\"}}",
                        "w/package-lock.json",
                        "{\"lockfileVersion\": 1, \"dependencies\": {}}"),
                tells("a lock file of Composer that fits", "composer.json", COMPOSER, "composer.lock", COMPOSER_LOCK),
                tells(
                        "a composer.json of which the hash is not certain",
                        "composer.json",
                        COMPOSER.replace("\"a\": 1", "\"a\": 1.5"),
                        "composer.lock",
                        COMPOSER_LOCK),
                tells("two ways to write a range", "pyproject.toml", POETRY.formatted("Shop", "1.0.0", "^4.2")),
                tells("a range that is not understood", "pyproject.toml", POETRY.formatted("shop", "1.0", "5.0a1")),
                tells("a module in a comment", "go.mod", "module a.b/c\n// module a.b/d\nmodulex y\n"),
                tells("a parent that is not here", "pom.xml", pom("a", parent("z"))),
                tells(
                        "an aggregator",
                        "pom.xml",
                        pom("a", "<packaging>pom</packaging><modules><module>b</module></modules>")),
                tells(
                        "modules of a plugin",
                        "pom.xml",
                        pom(
                                "a",
                                "<build><plugins><plugin><configuration><modules><module>b</module></modules>"
                                        + "</configuration></plugin></plugins></build>")),
                tells(
                        "gems that agree",
                        "Gemfile",
                        "gem 'rails', '>= 6.1', '< 7'\ngem 'nokogiri'\n",
                        "Gemfile.lock",
                        LOCK),
                tells(
                        "a gem of some machines",
                        "Gemfile",
                        "gem 'rails'\ngem 'debug' if ENV['D']\n",
                        "Gemfile.lock",
                        LOCK),
                tells(
                        "what another package replaces",
                        "composer.json",
                        "{\"require\": {\"a/b\": \"^1\", \"php\": \">=8\", \"ext-intl\": \"*\"}}",
                        "composer.lock",
                        "{\"packages\": [{\"name\": \"a/all\", \"version\": \"1.0\", \"replace\": {\"a/b\": \"1.0\"}}]}"),
                tells(
                        "versions that are central",
                        "Directory.Packages.props",
                        CENTRAL.formatted("true"),
                        "Web.csproj",
                        PROJECT.formatted("")),
                tells(
                        "central versions that are off",
                        "Directory.Packages.props",
                        CENTRAL.formatted("false"),
                        "Web.csproj",
                        PROJECT.formatted(" Version=\"3.1.1\"")),
                tells(
                        "a fixture of a test",
                        "package.json",
                        "{}",
                        "tests/fixtures/a/package.json",
                        "{}",
                        "tests/fixtures/a/package-lock.json",
                        "{}",
                        "tests/fixtures/a/yarn.lock",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void itIsToldWithItsPlaceAndWithWhatCounts(String told, Map<String, String> files) {
        assertThat(notes(files)).containsExactly(told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("agreements")
    void whatCanBothBeTrueIsNoContradiction(String what, Map<String, String> files) {
        assertThat(notes(files)).isEmpty();
    }

    @Test
    void theFirstFiftyAreToldInOrderAndTheFactsStayWhatTheyWere() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 999; i >= 100; i--) {
            files.put("p" + i + "/package.json", "{\"name\": \"a\", \"name\": \"b\", \"name\": \"c\"}");
        }

        List<String> notes = notes(files);

        assertThat(notes).hasSize(50).isSorted().allMatch(note -> note.startsWith("p1"));
        assertThat(Trees.scan(files).packages())
                .hasSize(900)
                .allMatch(one -> one.name().equals("c"));
    }

    private static List<String> notes(Map<String, String> files) {
        return Trees.scan(files).notes().stream()
                .filter(note -> note.fact().equals("tree.contradiction"))
                .map(ContradictionsTest::line)
                .toList();
    }

    private static String line(Finding note) {
        return note.path() + ":" + note.line() + " " + note.excerpt();
    }

    private static String npmLock(String wanted) {
        return "{\"name\": \"shop\", \"lockfileVersion\": 3, \"packages\": {\"\": {\"name\": \"shop\", \"devDependencies\": {"
                + wanted + "}, \"engines\": {\"node\": \">=20\"}}, \"node_modules/vite\": {\"version\": \"5.4.1\"}}}";
    }

    private static String pom(String artifact, String inner) {
        return "<project>" + inner + "<groupId>g</groupId><artifactId>" + artifact + "</artifactId></project>";
    }

    private static String parent(String artifact) {
        return "<parent><groupId>g</groupId><artifactId>" + artifact + "</artifactId></parent>";
    }

    private static Arguments tells(String name, String... pathsAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return Arguments.of(name, files);
    }
}
