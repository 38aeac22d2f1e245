package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.PackageFacts;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.FileRoles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScannerTest {

    private static Map<String, String> monorepo(String prefix) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(prefix + "package.json", "{\"name\":\"root\",\"private\":true,\"workspaces\":[\"apps/*\"]}");
        files.put(
                prefix + "apps/web/package.json",
                "{\"name\":\"web\",\"dependencies\":{\"next\":\"15\",\"@sentry/nextjs\":\"9\"}}");
        files.put(prefix + "apps/web/tsconfig.json", "{\n// strict\n\"compilerOptions\": {\"strict\": true,}}");
        files.put(prefix + "apps/web/src/app/page.tsx", "export default function Page() { return null }\n");
        files.put(
                prefix + "apps/web/src/sentry.ts",
                "import * as Sentry from '@sentry/nextjs'\nSentry.init({ dsn: process.env.DSN })\n");
        files.put(
                prefix + "services/billing/pyproject.toml",
                "[project]\nname = \"billing\"\ndependencies = [\"fastapi\", \"Celery[redis]>=5\"]\n");
        files.put(
                prefix + "services/billing/billing/tasks.py",
                "from celery import shared_task\n\n@shared_task\ndef invoice():\n    pass\n");
        files.put(
                prefix + "services/edge/go.mod",
                "module example.com/edge\n\ngo 1.22\n\nrequire github.com/gin-gonic/gin v1.9.0\n");
        files.put(
                prefix + "services/edge/main.go",
                "package main\n\nfunc main() { http.ListenAndServe(\":80\", nil) }\n");
        return files;
    }

    @Test
    void nestedPackagesYieldTheirOwnFacts() {
        ScanResult result = Trees.scan(monorepo(""));

        assertThat(result.packages())
                .extracting(PackageFacts::path)
                .containsExactly("", "apps/web", "services/billing", "services/edge");
        assertThat(fact(result, "apps/web", "errors.sdk_initialised")).isEqualTo(true);
        assertThat(fact(result, "apps/web", "types.checker_configured")).isEqualTo(true);
        assertThat(fact(result, "services/billing", "jobs.defined")).isEqualTo(1L);
        assertThat(fact(result, "services/billing", "errors.sdk_declared")).isEqualTo(false);
        assertThat(fact(result, "services/edge", "project.has_server")).isEqualTo(true);
        assertThat(result.findings()).anySatisfy(f -> {
            assertThat(f.fact()).isEqualTo("jobs.defined");
            assertThat(f.path()).isEqualTo("services/billing/billing/tasks.py");
            assertThat(f.line()).isEqualTo(3);
            assertThat(f.packagePath()).isEqualTo("services/billing");
        });
        assertThat(result.facts()).containsEntry("project.packages", 4L);
        assertThat(result.facts().get("project.languages")).isEqualTo(List.of("typescript", "python", "go"));
    }

    @Test
    void packagesWithADatabaseEachYieldTheirOwnTables() {
        ScanResult result = Trees.scan(Map.of(
                "shop/package.json", "{\"name\": \"shop\"}",
                "shop/db/schema.sql",
                        "create table orders (id int primary key);\n"
                                + "create table lines (id int primary key, order_id int references orders);\n",
                "mail/package.json", "{\"name\": \"mail\"}",
                "mail/db/schema.sql", "create table letters (address text);\n",
                "site/package.json", "{\"name\": \"site\"}"));

        assertThat(result.facts()).containsEntry("schema.tables", 3L);
        assertThat(fact(result, "shop", "schema.tables")).isEqualTo(2L);
        assertThat(fact(result, "shop", "schema.foreign_keys_unindexed")).isEqualTo(1L);
        assertThat(fact(result, "shop", "schema.tables_without_key")).isEqualTo(0L);
        assertThat(fact(result, "mail", "schema.tables")).isEqualTo(1L);
        assertThat(fact(result, "mail", "schema.tables_without_key")).isEqualTo(1L);
        assertThat(fact(result, "site", "schema.tables")).isNull();
    }

    @Test
    void theSameTreeHasTheSameResultInAnyArchive() {
        ScanResult plain = Trees.scan(Archives.tar(monorepo("")));
        ScanResult wrapped = Trees.scan(Archives.gzip(Archives.tar(monorepo("repo-1.0/"))));
        ScanResult zipped = Trees.scan(Archives.zip(monorepo("repo-1.0/")));

        assertThat(wrapped.digest())
                .isEqualTo(plain.digest())
                .isEqualTo(zipped.digest())
                .startsWith("sha256:");
        assertThat(wrapped.facts()).isEqualTo(plain.facts()).isEqualTo(zipped.facts());
        assertThat(wrapped.findings()).isEqualTo(plain.findings()).isEqualTo(zipped.findings());
    }

    @Test
    void whatWasLookedForAndNotFoundIsFalseAndSaysWhereItLooked() {
        ScanResult result = Trees.scan(Map.of("main.py", "print('hello')\n"));

        assertThat(result.facts())
                .containsEntry("errors.sdk_declared", false)
                .containsEntry("tests.unit_files", 0L)
                .containsEntry("auth.providers", List.of())
                .doesNotContainKey("schema.tables");
        assertThat(result.facts().keySet()).noneMatch(name -> name.startsWith("x."));
        assertThat(result.looked()).anySatisfy(looked -> {
            assertThat(looked.fact()).isEqualTo("errors.sdk_initialised");
            assertThat(looked.files()).isEqualTo(1);
            assertThat(looked.sentence()).contains("1 files");
        });
    }

    @Test
    void whatIsNotTheProductProvesNothing() {
        String code = "import * as Sentry from '@sentry/node'\nSentry.init({})\n";
        String manifest = "{\"dependencies\":{\"@sentry/node\":\"9\"}}";
        Map<String, String> files = new LinkedHashMap<>();
        for (String folder : List.of(
                "node_modules/x",
                "vendor/x",
                "dist",
                "docs",
                "examples/x",
                "test/fixtures/x",
                "src/test/resources/x")) {
            files.put(folder + "/package.json", manifest);
            files.put(folder + "/index.js", code);
        }
        files.put("package.json", "{\"name\":\"p\"}");
        files.put("README.md", "Sentry.init()");
        files.put(
                "src/a.ts",
                "// Sentry.init({})\n/* Sentry.init() */\nconst text = 'Sentry.init()'\nconst t = `\nSentry.init()`\n");
        ScanResult result = Trees.scan(files);

        assertThat(result.facts())
                .containsEntry("errors.sdk_declared", false)
                .containsEntry("errors.sdk_initialised", false);
    }

    @Test
    void whatAJvmProductBringsAlongIsItsSubjectAndItsSettingsAreNot() {
        String probes = "spec:\n  livenessProbe:\n    httpGet: {}\n";
        String manifest = "<project><artifactId>a</artifactId></project>";
        ScanResult rules = Trees.scan(Map.of("pom.xml", manifest, "src/main/resources/signals/probes.yaml", probes));
        ScanResult deployment = Trees.scan(Map.of("pom.xml", manifest, "src/main/k8s/probes.yaml", probes));

        assertThat(rules.findings()).extracting(Finding::path).doesNotContain("src/main/resources/signals/probes.yaml");
        assertThat(deployment.findings()).extracting(Finding::path).contains("src/main/k8s/probes.yaml");
        assertThat(FileRoles.of("src/main/resources/application.yml")).isEqualTo(FileRole.PRODUCT);
        assertThat(FileRoles.of("src/main/resources/META-INF/a.yaml")).isEqualTo(FileRole.PRODUCT);
        assertThat(FileRoles.of("a/src/main/resources/roadmaps/a.yaml")).isEqualTo(FileRole.DATA);
    }

    @Test
    void whatIsMeasuredIsShownWithAPath() {
        ScanResult jar = Trees.scan(
                Map.of("META-INF/MANIFEST.MF", "\n", "org/acme/Foo.java", "package org.acme;\nclass Foo {}\n"));
        ScanResult schema = Trees.scan(
                Map.of("LICENSE", "", "db/V1__a.sql", "create table a (id int);\ncreate table b (id int);\n"));

        assertThat(jar.facts()).containsEntry("types.share", 1.0);
        assertThat(jar.findings())
                .filteredOn(finding -> finding.fact().equals("types.share"))
                .extracting(Finding::path)
                .containsExactly("org/acme/Foo.java");
        assertThat(schema.facts()).containsEntry("schema.tables", 2L);
        assertThat(schema.findings())
                .filteredOn(finding -> finding.fact().equals("schema.tables"))
                .extracting(Finding::path, Finding::line, Finding::excerpt)
                .containsExactly(tuple("db/V1__a.sql", 1, "table a"), tuple("db/V1__a.sql", 2, "table b"));
        assertThat(schema.looked())
                .filteredOn(looked -> looked.fact().equals("schema.foreign_keys_unindexed"))
                .singleElement()
                .satisfies(looked -> assertThat(looked.files()).isOne());
    }

    @Test
    void aShareOfRubyAndPhpIsCheckedWhenTheCheckerLooksAtTypes() {
        String code = "x".repeat(100) + "\n";
        ScanResult sorbet = Trees.scan(Map.of(
                "Gemfile",
                "gem \"sorbet\"\n",
                "sorbet/config",
                "--dir\n.\n",
                "app/a.rb",
                "# typed: strict\n" + code,
                "app/b.rb",
                "# typed: false\n" + code));
        ScanResult marksAlone = Trees.scan(Map.of("Gemfile", "", "app/a.rb", "# typed: strict\n" + code));
        ScanResult steep = Trees.scan(Map.of(
                "Gemfile",
                "",
                "Steepfile",
                "target :a do\n  check \"lib\"\nend\n",
                "lib/a.rb",
                code,
                "app/b.rb",
                code));
        ScanResult phpstan = Trees.scan(Map.of(
                "composer.json", "{}",
                "phpstan.neon.dist", "includes:\n\t- phpstan-base.neon\nparameters:\n\tpaths:\n\t\t- src\n",
                "phpstan-base.neon", "parameters:\n\tlevel: max\n",
                "src/a.php", "<?php\n" + code,
                "public/b.php", "<?php\n" + code));
        ScanResult lenient = Trees.scan(Map.of(
                "composer.json", "{}",
                "phpstan.neon", "parameters:\n    level: 1\n",
                "src/a.php", "<?php\n" + code));

        assertThat((Double) sorbet.facts().get("types.share")).isBetween(0.45, 0.55);
        assertThat(marksAlone.facts()).containsEntry("types.share", 0.0);
        assertThat(steep.facts()).containsEntry("types.share", 0.5);
        assertThat(phpstan.facts()).containsEntry("types.share", 0.5);
        assertThat(lenient.facts()).containsEntry("types.share", 0.0).containsEntry("types.checker_configured", true);
    }

    @Test
    void commandsAreFollowedThroughComposerAndTheVariablesOfMake() {
        String workflow = "on: push\njobs:\n  a:\n    steps:\n      - run: %s\n";
        ScanResult composer = Trees.scan(Map.of(
                ".github/workflows/ci.yml", workflow.formatted("composer run check"),
                "composer.json", "{\"scripts\": {\"check\": [\"@unit\"], \"unit\": \"phpunit\"}}",
                "package.json", "{\"scripts\": {\"check\": \"eslint\"}}"));
        ScanResult npm = Trees.scan(Map.of(
                ".github/workflows/ci.yml",
                workflow.formatted("npm run check"),
                "composer.json",
                "{\"scripts\": {\"check\": \"phpunit\"}}"));
        ScanResult make = Trees.scan(Map.of(
                ".github/workflows/ci.yml",
                workflow.formatted("make CI=1 verify"),
                "Makefile",
                "GO = go\nGOTEST := $(GO) test\nverify:\n\t@$(GOTEST) ./...\n"));

        assertThat(composer.facts()).containsEntry("ci.runs_tests", true);
        assertThat(npm.facts()).containsEntry("ci.runs_tests", false);
        assertThat(make.facts()).containsEntry("ci.runs_tests", true);
    }

    @Test
    void aBotThatMayTouchOneToolOnlyKeepsNothingFresh() {
        String config = "updates:\n- package-ecosystem: bundler\n  directory: /\n  allow:\n    - dependency-%s\n";
        ScanResult one =
                Trees.scan(Map.of("Gemfile", "", ".github/dependabot.yml", config.formatted("name: \"brakeman\"")));
        ScanResult all = Trees.scan(Map.of("Gemfile", "", ".github/dependabot.yml", config.formatted("type: direct")));

        assertThat(one.facts()).containsEntry("deps.updates_active", false);
        assertThat(all.facts()).containsEntry("deps.updates_active", true);
    }

    @Test
    void aTaskOfAzurePipelinesDoesWhatItsCommandSays() {
        String pipeline = "trigger: [main]\nsteps:\n- task: DotNetCoreCLI@2\n  inputs:\n    command: %s\n";
        ScanResult tests = Trees.scan(Map.of("A.sln", "", "azure-pipelines.yml", pipeline.formatted("test")));
        ScanResult builds = Trees.scan(Map.of("A.sln", "", "azure-pipelines.yml", pipeline.formatted("build")));

        assertThat(tests.facts()).containsEntry("ci.runs_tests", true);
        assertThat(builds.facts()).containsEntry("ci.runs_tests", false).containsEntry("ci.runs_type_check", true);
    }

    @Test
    void brokenManifestsAreNotedAndTheScanGoesOn() {
        ScanResult result = Trees.scan(Map.of(
                "package.json", "{\n\"name\": ",
                "pom.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><project>&e;</project>",
                "pyproject.toml", "[[[",
                "src/a.csproj", "<Project><Item",
                "composer.json", "{",
                ".github/workflows/ci.yml", "a: &a [*a, *a]\nb: [" + "[".repeat(200),
                "src/a.ts", "export {}"));

        assertThat(result.notes())
                .extracting(Finding::path)
                .contains(
                        "package.json",
                        "pom.xml",
                        "pyproject.toml",
                        "src/a.csproj",
                        "composer.json",
                        ".github/workflows/ci.yml");
        assertThat(result.facts()).containsEntry("project.main_language", "typescript");
    }

    @Test
    void excerptsHideSecrets() {
        assertThat(Excerpts.of("Sentry.init({ dsn: 'https://abc123@o1.ingest.sentry.io/2' })"))
                .doesNotContain("abc123");
        assertThat(Excerpts.of("redis://user:hunter22@host")).doesNotContain("hunter22");
        assertThat(Excerpts.of("token: ghp_0123456789abcdefghijklmnopqrstuvwx")).doesNotContain("ghp_");
        assertThat(Excerpts.of("x".repeat(5_000))).hasSizeLessThanOrEqualTo(200);
    }

    private static @Nullable Object fact(ScanResult result, String path, String name) {
        return result.packages().stream()
                .filter(p -> p.path().equals(path))
                .findFirst()
                .orElseThrow()
                .facts()
                .get(name);
    }

    @Test
    void aKeyThatTheDatabaseGeneratesMakesNoGeneratedFile() {
        String entity = "package a;\n\n@Entity\nclass A {\n  @Id @GeneratedValue Long id;\n}\n";

        ScanResult result = Trees.scan(Map.of("pom.xml", "<project/>", "src/main/java/a/A.java", entity));

        assertThat(result.facts())
                .containsEntry("schema.present", true)
                .containsEntry("schema.tables", 1L)
                .containsEntry("schema.tables_without_key", 0L);
    }

    @Test
    void whatWasNotUnderstoodOfASchemaIsAFindingAndNoGoodFact() {
        ScanResult result = Trees.scan(Map.of(
                "top/db/V1__a.sql",
                "create table a (id int primary key);\ncreate table b (like a);\n",
                "top/db/structure.sql",
                "-- " + "x".repeat(ArchiveLimits.DEFAULT.manifestBytes()) + "\ncreate table c (id int);\n"));

        assertThat(result.facts())
                .containsEntry("schema.tables", 1L)
                .containsEntry("schema.statements_unread", 2L)
                .doesNotContainKey("schema.tables_without_key");
        assertThat(result.findings())
                .filteredOn(finding -> finding.fact().equals("schema.statements_unread"))
                .extracting(Finding::path, Finding::line, Finding::rule, Finding::confidence)
                .containsExactly(
                        tuple("db/V1__a.sql", 2, "schema.read.sql", 5),
                        tuple("db/structure.sql", 0, "schema.read.sql", 5));
        assertThat(result.notes())
                .extracting(Finding::path)
                .containsExactlyInAnyOrder("db/V1__a.sql", "db/structure.sql");
    }
}
