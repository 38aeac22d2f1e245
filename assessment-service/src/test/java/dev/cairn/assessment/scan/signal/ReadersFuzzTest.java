package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.ci.Pipelines;
import dev.cairn.assessment.scan.ci.TreeFiles;
import dev.cairn.assessment.scan.manifest.ComposerHash;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.JsonKeys;
import dev.cairn.assessment.scan.manifest.Manifest;
import dev.cairn.assessment.scan.manifest.Manifests;
import dev.cairn.assessment.scan.manifest.NpmLock;
import dev.cairn.assessment.scan.manifest.Unreadable;
import dev.cairn.assessment.scan.manifest.YamlKeys;
import dev.cairn.kit.testing.Cost;
import dev.cairn.kit.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reader of a file of a stranger's tree, with damaged files: it reads or says what is wrong, in bounded time and memory.
 * The seed and the round of a failure are in its message; give the seed with {@code -Dcairn.seed=} to repeat it.
 */
class ReadersFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_126L);
    private static final int ROUNDS = 200;
    private static final int MOST = 50;
    private static final int SCANNED = 20;
    private static final Cost BOUND = new Cost(Duration.ofSeconds(5), 1_024);
    private static final Map<String, String> CATALOGUE =
            Map.of("ktor", "io.ktor:ktor-server", "plugins.jib", "com.jib");

    private static final List<String> JSON =
            List.of("{", "[", "\"a\":", ",", "null", "1e999", "\\u0000", "//", "/*", "}");
    private static final List<String> YAML = List.of(
            "- ", "[", "{", "&a ", "*a ", "<<: *a\n", "? ", "!!b ", "|\n", ">\n", "\n---\n", "\t", "  ", ": ", "# ");
    private static final List<String> TOML =
            List.of("[", "[[", "a.", "= ", "'''", "\"\"\"", "{", "\n", "1979-05-27", "nan");
    private static final List<String> XML = List.of(
            "<a>",
            "</a>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>",
            "&b;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<?x ",
            " b='c'",
            "${a}");
    private static final List<String> CODE = List.of(
            "(", "[", "{", "\"", "'", "'''", "\\", "#", "//", "/*", "do\n", "end\n", ",\n", "=> ", " ", "\n", "$(A)",
            "a: ");

    static Stream<Arguments> files() {
        return Stream.of(json(), toml(), xml(), code(), yaml()).flatMap(files -> files);
    }

    private static Stream<Arguments> json() {
        return Stream.of(
                file("package.json", JSON, """
                        {"name": "a", "workspaces": ["p/*"], "scripts": {"test": "jest && npm run a", "a": "npm test"},
                         "dependencies": {"b": "npm:c@1", "next": "^15"}}"""),
                file("composer.json", JSON, """
                        {"name": "a/b", "require": {"php": "^8", "c/d": "1"}, "scripts": {"t": ["@u", "phpunit"]}}"""),
                file("composer.lock", JSON, """
                        {"packages": [{"name": "a/b", "version": "1"}], "packages-dev": []}"""),
                file("packages.lock.json", JSON, """
                        {"version": 1, "dependencies": {"net8.0": {"A": {"resolved": "1"}}}}"""),
                file("package-lock.json", JSON, """
                        {"name": "a", "lockfileVersion": 3, "packages": {"": {"dependencies": {"b": "^1"}, "bin": {"a": "a.js"}},
                         "node_modules/b": {"version": "1.0.0"}}}"""),
                file("tsconfig.json", JSON, """
                        {// base
                         "extends": ["./tsconfig.json", "@tsconfig/node20", "a/b"], "compilerOptions": {"strict": true,}}"""),
                file("renovate.json5", JSON, "{extends: ['config:base'], enabled: true}"));
    }

    private static Stream<Arguments> toml() {
        return Stream.of(
                file("pyproject.toml", TOML, """
                        [project]
                        name = 'a'
                        dependencies = ['django>=4 ; x', 'b[c]==1']
                        [tool.poetry.group.dev.dependencies]
                        pytest = {version = '1'}
                        [tool.mypy]
                        strict = true
                        """),
                file("Pipfile", TOML, "[packages]\nflask = '*'\n[dev-packages]\npytest = {extras = ['a']}\n"),
                file("Cargo.toml", TOML, "[package]\nname = 'a'\n[dependencies]\nserde = '1'\n"),
                file("gradle/libs.versions.toml", TOML, """
                        [versions]
                        a = '1'
                        [libraries]
                        k = {module = 'g:k', version.ref = 'a'}
                        [bundles]
                        b = ['k']
                        [plugins]
                        p = 'x:1'
                        """),
                file("setup.cfg", TOML, """
                        [metadata]
                        name = a
                        [options]
                        install_requires =
                          django
                          b>1
                        [mypy]
                        strict = True
                        """));
    }

    private static Stream<Arguments> xml() {
        return Stream.of(file("pom.xml", XML, """
                        <project><parent><groupId>g</groupId><artifactId>p</artifactId></parent><artifactId>a</artifactId>
                        <properties><v>${w}</v></properties><dependencies><dependency><groupId>g</groupId>
                        <artifactId>${v}</artifactId><scope>test</scope></dependency></dependencies></project>"""), file("a.csproj", XML, """
                        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                        <ItemGroup><PackageReference Include="A" Version="1"/></ItemGroup></Project>"""), file("psalm.xml", XML, """
                        <psalm errorLevel="3"><projectFiles><directory name="src"/></projectFiles></psalm>"""));
    }

    private static Stream<Arguments> code() {
        return Stream.of(
                file("setup.py", CODE, """
                        setup(name='a', install_requires=DEPS, extras_require={'dev': ['b']})
                        DEPS = ['c>1',
                         'd']
                        """),
                file("requirements.txt", CODE, """
                        -r base.txt
                        django==4 \\
                            --hash=sha256:ab # via x
                        git+https://a#egg=b
                        """),
                file("build.gradle", CODE, """
                        plugins { id 'java' version '1' apply false }
                        apply plugin: 'war'
                        implementation platform('g:a:1')
                        testImplementation group: 'g', name: 'b'
                        api libs.ktor
                        """),
                file("build.gradle.kts", CODE, "plugins { alias(libs.plugins.jib) }\nimplementation(libs.ktor)\n"),
                file("go.mod", CODE, """
                        module a.b/c
                        require (
                        \td.e/f v1 // indirect
                        )
                        replace d.e/f => ./g
                        tool d.e/f/cmd
                        """),
                file("Gemfile", CODE, """
                        source 'x'
                        gem 'rails', '~> 7', group: [:test]
                        group :dev do
                          gem "b"
                        end
                        =begin
                        x
                        =end
                        """),
                file("Gemfile.lock", CODE, "GEM\n  specs:\n    rails (7)\n      a (1)\nDEPENDENCIES\n  rails\n"),
                file("a.gemspec", CODE, """
                        Gem::Specification.new do |s|
                          s.name = 'a'
                          s.add_dependency 'b', '1'
                        end
                        """),
                file("Steepfile", CODE, "target :a do\n  check 'lib', \"app\"\nend\n"),
                file("application.properties", CODE, "a.b=c\n! d\ne: f\\\n  g\n"),
                file("Jenkinsfile", CODE, """
                        pipeline { stages { stage('t') { steps { sh 'npm test'; sh \"""make
                         ci\""" } } } } // x
                        """),
                file("Makefile", CODE, "GO = go\ntest: build\n\t@$(GO) test ./...\nbuild:\n\tgo build\n"));
    }

    private static Stream<Arguments> yaml() {
        return Stream.of(
                file(
                        "phpstan.neon",
                        YAML,
                        "includes:\n  - phpstan.neon\nparameters:\n  level: max\n  paths:\n    - src\n"),
                file(".github/workflows/ci.yml", YAML, """
                        on: [push]
                        jobs:
                          test:
                            steps: &s
                              - uses: actions/checkout@v4
                              - run: |
                                  npm ci && npm test
                                  make check -C sub
                          more: {steps: *s}
                        """),
                file(".gitlab-ci.yml", YAML, """
                        .t: &t
                          script: [npm test]
                        test:
                          <<: *t
                          extends: .t
                          environment: {name: prod}
                        """),
                file(".circleci/config.yml", YAML, """
                        orbs:
                          a: b/c@1
                        jobs:
                          t:
                            steps:
                              - run: {command: make test, working_directory: x}
                        """),
                file("azure-pipelines.yml", YAML, """
                        trigger: none
                        steps:
                        - task: Npm@1
                          inputs: {command: publish}
                        - bash: |
                            pytest
                        """),
                file("bitbucket-pipelines.yml", YAML, """
                        pipelines:
                          default:
                            - step:
                                script:
                                  - pipe: a/b:1
                        """),
                file(".travis.yml", YAML, "language: node_js\nbefore_install:\n - cd a && npm ci\n"),
                file(".pre-commit-config.yaml", YAML, """
                        repos:
                        - repo: a
                          hooks: &h
                          - id: b
                            entry: mypy .
                        - hooks: *h
                        """),
                file(
                        "docker-compose.yml",
                        YAML,
                        "services:\n  db:\n    image: postgres:17\n  cache: {image: redis}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void readsOrSaysWhatIsWrong(String path, List<String> words, String sample) {
        assertThat(read(path, sample)).as("the sample itself is good").isTrue();
        each(path, words, sample, ROUNDS, text -> read(path, text));
    }

    /** What contradictions are looked for in, whatever the text is. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void keysAndLocksAreLookedAt(String path, List<String> words, String sample) {
        each(path, words, sample, ROUNDS, text -> {
            assertThat(YamlKeys.repeated(text, MOST)).hasSizeLessThanOrEqualTo(MOST);
            assertThat(JsonKeys.repeated(text, MOST)).hasSizeLessThanOrEqualTo(MOST);
            NpmLock.wanted(text).ifPresent(wanted -> assertThat(wanted.values()).doesNotContainNull());
            ComposerHash.of(text).ifPresent(hash -> assertThat(hash).matches("[0-9a-f]{32}"));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aScanGoesOn(String path, List<String> words, String sample) {
        String calls = path.equals(".travis.yml") ? "b.yml" : ".travis.yml";
        each(
                path,
                words,
                sample,
                SCANNED,
                text -> assertThat(Trees.scan(Map.of(
                                        path, text, "a.ts", "Sentry.init()\n", calls, "script: npm test; make test"))
                                .facts())
                        .isNotEmpty());
    }

    private static void each(String path, List<String> words, String sample, int rounds, Consumer<String> reading) {
        var mutations = new Mutations(SEED, List.of(sample.getBytes(StandardCharsets.UTF_8)), words);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < rounds; round++) {
                String text = mutations.nextText();
                String what = path + ", seed " + SEED + ", round " + round;
                try {
                    BOUND.covers(what, () -> reading.accept(text));
                } catch (RuntimeException | StackOverflowError failed) {
                    throw new AssertionError(what + ": " + failed, failed);
                }
            }
        });
    }

    private static boolean read(String path, String text) {
        try {
            DataReader.read(path, text);
        } catch (Unreadable told) {
            assertThat(told.getMessage()).isNotBlank();
        }
        try {
            if (path.endsWith("libs.versions.toml")) {
                Manifests.catalogue(path, text);
            }
            if (Manifests.ecosystem(path).isPresent()) {
                Manifests.marksPackage(Manifests.read(path, text, CATALOGUE));
            }
            if (Pipelines.system(path).isPresent()) {
                Pipelines.read(Pipelines.system(path).get(), path, text, new Alone(path, text));
            }
            return true;
        } catch (Unreadable told) {
            assertThat(told.getMessage()).isNotBlank();
            return false;
        }
    }

    private static Arguments file(String path, List<String> words, String sample) {
        return Arguments.of(path, words, sample);
    }

    /** A tree of one file. */
    private record Alone(String path, String content) implements TreeFiles {

        @Override
        public Optional<String> text(String asked) {
            return asked.equals(path) ? Optional.of(content) : Optional.empty();
        }

        @Override
        public List<Manifest> manifests() {
            return List.of();
        }

        @Override
        public List<String> paths() {
            return List.of(path);
        }
    }
}
