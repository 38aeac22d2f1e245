package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.kit.testing.Cost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees of which a little means a lot: aliases of aliases, circles, everything times everything. */
class HostileTreesTest {

    private static final Cost BOUND = new Cost(Duration.ofSeconds(20), 4_096);

    static Stream<Arguments> trees() {
        String listOfLists = "variables:\n  a-1: &a-1 [x]\n"
                + lines(22, i -> "  a" + i + ": &a" + i + "\n" + ("    - *a" + (i - 1) + "\n").repeat(11));
        String manyItems = "variables:\n  b: &b\n" + "  - a/b\n".repeat(30_000);
        return Stream.of(
                tree("an alias bomb of scripts", ".gitlab-ci.yml", listOfLists + "j:\n  script: *a21\n"),
                tree("an alias bomb of jobs", ".circleci/config.yml", listOfLists + "jobs: *a21\n"),
                tree(
                        "a long list named again and again",
                        ".gitlab-ci.yml",
                        manyItems + "c:\n" + "  - *b\n".repeat(250)),
                tree(
                        "steps of steps",
                        ".github/workflows/ci.yml",
                        "on: push\nx: &s\n" + "  - run: a\n".repeat(18_000) + "jobs:\n"
                                + lines(200, i -> "  j" + i + ": {steps: *s}")),
                tree(
                        "merges of everything",
                        ".github/workflows/ci.yml",
                        "x: &x\n" + lines(20_000, i -> "  k" + i + ": 1") + "jobs:\n"
                                + lines(250, i -> "  j" + i + ":\n    <<: *x")),
                tree(
                        "hooks of hooks",
                        ".pre-commit-config.yaml",
                        "x: &x\n" + "  - id: a\n".repeat(20_000) + "repos:\n" + "  - hooks: *x\n".repeat(250),
                        ".github/workflows/ci.yml",
                        "on: push\njobs:\n  a:\n    steps:\n      - run: pre-commit run\n"),
                tree("deep YAML", "application.yml", "[".repeat(200_000)),
                tree("deep JSON", "package.json", "[".repeat(1_000_000)),
                tree("deep TOML", "pyproject.toml", "a = " + "[".repeat(100_000)),
                tree("a deep key", "pyproject.toml", "a.".repeat(100_000) + "b = 1"),
                tree(
                        "a base that names itself a hundred times",
                        "tsconfig.json",
                        "{\"extends\": [" + "\"./tsconfig.json\",".repeat(100) + "]}"),
                tree("bases in circles", bases(60)),
                tree(
                        "a parent that is itself",
                        "pom.xml",
                        pom("<parent><groupId>g</groupId><artifactId>a</artifactId></parent>")),
                tree("properties of properties", "pom.xml", pom("<properties><a>${b}</a><b>${a}${a}</b></properties>")),
                tree(
                        "a property of megabytes",
                        "pom.xml",
                        pom("<properties><a>" + "x".repeat(2_000_000) + "</a></properties><dependencies>"
                                + "<dependency><artifactId>${a}</artifactId></dependency>".repeat(20_000)
                                + "</dependencies>")),
                tree(
                        "a workspace of itself",
                        "package.json",
                        "{\"name\":\"a\",\"workspaces\":[\".\",\"./**\",\"../..\"],\"dependencies\":{\"a\":\"workspace:*\"}}"),
                tree(
                        "a bundle of everything",
                        "gradle/libs.versions.toml",
                        "[libraries]\na = 'g:a:1'\n[bundles]\nb = [" + "'a',".repeat(50_000) + "]\n",
                        "build.gradle",
                        "implementation libs.bundles.b\n".repeat(100_000)),
                tree(
                        "tools of tools",
                        "go.mod",
                        lines(20_000, i -> "require a.b/c" + i + " v1") + lines(200_000, i -> "tool b.c/t" + i)),
                tree("indented rules", "Makefile", " a:\n".repeat(60_000), ".travis.yml", "script: make a a a\n"),
                tree(
                        "a script that calls a long one again and again",
                        "a.sh",
                        "x\n".repeat(120_000),
                        "b.sh",
                        ("./a.sh ".repeat(200) + "\n").repeat(150),
                        ".travis.yml",
                        "script: ./b.sh\n"),
                tree("files that include the same long ones", neon(3_000)),
                tree("parents in one large circle", parents(10_000)),
                tree(
                        "a lock of many versions of one gem",
                        "Gemfile",
                        "gem 'a', '~> 1.0'\n".repeat(19_000),
                        "Gemfile.lock",
                        "  specs:\n" + lines(19_000, i -> "    a (2." + i + ")")),
                tree(
                        "a project that Poetry contradicts again and again",
                        "pyproject.toml",
                        "[project]\nname = 'a'\ndependencies = [" + "'b>=2',".repeat(100_000)
                                + "]\n[tool.poetry.dependencies]\nb = '^1'\n"),
                tree("one key again and again", "package.json", "{" + "\"a\": 1,".repeat(190_000) + "}"),
                tree(
                        "a version in every project",
                        "Directory.Packages.props",
                        "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>"
                                + "</PropertyGroup></Project>",
                        "a/a.csproj",
                        "<Project>" + "<PackageReference Include='a' Version='1' />".repeat(19_000) + "</Project>"),
                tree("folders of folders", folders(20_000)),
                tree("tiny packages", packages(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trees")
    void itCostsNoMoreThanAnother(String what, Map<String, String> files) {
        byte[] archive = Archives.tar(files);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> BOUND.covers(
                        what,
                        () -> assertThat(Trees.scan(archive).stats().files()).isEqualTo(files.size())));
    }

    @Test
    void whatIsTooLongOrContradictsItselfIsFound() {
        ScanResult result = Trees.scan(Archives.tar(tar -> {
            add(tar, "a/package.json", "{\"name\": \"x\"");
            Archives.file(tar, "b/package.json", new byte[] {'{', '"', (byte) 0xff, (byte) 0xc3, '"', ':', '1', '}'});
            lineOf100Megabytes(tar, "c/package.json");
            lineOf100Megabytes(tar, "c/src/a.ts");
            add(tar, "d/pom.xml", "<project><artifactId>a</artifactId><artifactId>b</artifactId></project>");
            add(tar, "d/build.gradle", "implementation 'g:a:1'\nimplementation 'g:a:2'");
            add(tar, "e/pyproject.toml", "[project]\nname = 'a'\n[project]\nname = 'b'");
        }));

        assertThat(result.stats().oversizedFiles()).isEqualTo(2);
        assertThat(result.notes())
                .extracting(Finding::path)
                .containsExactly("a/package.json", "b/package.json", "c/package.json", "e/pyproject.toml");
    }

    private static void add(TarArchiveOutputStream tar, String path, String text) throws IOException {
        Archives.file(tar, path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void lineOf100Megabytes(TarArchiveOutputStream tar, String path) throws IOException {
        byte[] megabyte =
                "Sentry.init() ".repeat(75_000).substring(0, 1024 * 1024).getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(path, true);
        entry.setSize(100L * megabyte.length);
        tar.putArchiveEntry(entry);
        for (int i = 0; i < 100; i++) {
            tar.write(megabyte);
        }
        tar.closeArchiveEntry();
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String pom(String inner) {
        return "<project><groupId>g</groupId><artifactId>a</artifactId>" + inner + "</project>";
    }

    private static Map<String, String> bases(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        String all = IntStream.range(0, count)
                .mapToObj(i -> "\"../p" + i + "/tsconfig.json\"")
                .collect(Collectors.joining(","));
        for (int i = 0; i < count; i++) {
            files.put("p" + i + "/tsconfig.json", "{\"extends\": [" + all + "]}");
        }
        return files;
    }

    private static Map<String, String> parents(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            files.put(
                    "p" + i + "/pom.xml",
                    "<project><parent><groupId>g</groupId><artifactId>a" + (i + 1) % count
                            + "</artifactId></parent><artifactId>a" + i + "</artifactId></project>");
        }
        return files;
    }

    private static Map<String, String> neon(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("big.neon", "");
        files.put("phpstan.neon", "a: b\n".repeat(40_000));
        for (int i = 0; i < count; i++) {
            files.put("p" + i + "/phpstan.neon", "includes:\n  - ../phpstan.neon\n");
        }
        return files;
    }

    private static Map<String, String> folders(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("phpstan.neon", "level: 5\npaths:\n" + lines(20_000, i -> "  - x" + i));
        for (int i = 0; i < count; i++) {
            files.put("src/f" + i + ".php", "<?php\n");
        }
        return files;
    }

    private static Map<String, String> packages(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(".travis.yml", "script:\n" + "  - npm run a; npm run b; npm run c\n".repeat(3_000));
        for (int i = 0; i < count; i++) {
            files.put("p" + i + "/package.json", "{\"name\":\"n" + i + "\",\"scripts\":{\"a\":\"x\"}}");
            files.put("p" + i + "/tsconfig.json", "{}");
        }
        return files;
    }

    private static Arguments tree(String name, String... pathsAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return tree(name, files);
    }

    private static Arguments tree(String name, Map<String, String> files) {
        return Arguments.of(name, files);
    }
}
