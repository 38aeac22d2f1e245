package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.assessment.scan.archive.ScanCancelled;
import dev.cairn.assessment.scan.archive.Watch;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to be slow: each of these took minutes, or for ever, when its reader looked ahead again and again. */
class HostileFilesTest {

    private static final int MEGABYTE = 1024 * 1024;

    static Stream<Arguments> files() {
        String word = "Sentry.init(\n";
        return Stream.of(
                Arguments.of("quotes that never close", "a.php", word + "\"\\".repeat(MEGABYTE / 2 - 20)),
                Arguments.of("quotes on one line", "A.java", "Sentry.init(" + "\"\\".repeat(MEGABYTE / 2 - 20)),
                Arguments.of("regexes that never end", "a.ts", "Sentry.init(" + "(/[".repeat(MEGABYTE / 3 - 20)),
                Arguments.of("one value of a million lines", "setup.cfg", "[a]\nb = c\n" + " d\n".repeat(MEGABYTE)),
                Arguments.of("nothing but line breaks", "go.mod", "\n".repeat(4 * MEGABYTE)),
                Arguments.of("dots", "go.mod", ".".repeat(4 * MEGABYTE)),
                Arguments.of("blanks", "build.gradle", "implementation" + " ".repeat(4 * MEGABYTE)),
                Arguments.of("an unbounded name", "build.gradle", "a".repeat(4 * MEGABYTE)),
                Arguments.of("commas at the end of every line", "Gemfile", "gem 'a',\n".repeat(MEGABYTE / 2)),
                Arguments.of("blanks", "Gemfile", "gem 'a'," + " ".repeat(4 * MEGABYTE)),
                Arguments.of("blocks in blocks", "Gemfile", "group :a do\n".repeat(MEGABYTE / 4)),
                Arguments.of("nothing but gems", "Gemfile.lock", "  specs:\n" + "    a (1)\n".repeat(MEGABYTE / 4)),
                Arguments.of("comments that never end", "a.rb", "Sentry.init\n" + "=begin\n".repeat(MEGABYTE / 8)),
                Arguments.of("elements in elements", "a.csproj", "<a>".repeat(MEGABYTE)),
                Arguments.of("one text of megabytes", "a.csproj", "<Project>" + "a ".repeat(2 * MEGABYTE)),
                Arguments.of("values of values", "composer.lock", "{\"packages\": [" + "{},".repeat(MEGABYTE) + "]}"),
                Arguments.of("dashes", "phpstan.neon", "-".repeat(MEGABYTE / 8) + "\n" + "  - a\n".repeat(20_000)),
                Arguments.of("itself", "phpstan.neon", "includes:\n  - phpstan.neon\n".repeat(500)),
                Arguments.of(
                        "variables of variables",
                        "Makefile",
                        "A = " + "$(A)".repeat(120) + "\nci:\n" + "\t$(A)\n".repeat(10_000)),
                Arguments.of("a variable in another alphabet", "setup.py", "setup(install_requires=\u00e9)"),
                Arguments.of(
                        "blanks in a requirement",
                        "setup.py",
                        "setup(install_requires=['a" + " ".repeat(60_000) + "\r'])"),
                Arguments.of(
                        "notes that are requirements", "requirements.txt", "a\n" + " #egg=b\n".repeat(MEGABYTE / 2)),
                Arguments.of("nothing but commands", "Jenkinsfile", "sh ''\n".repeat(40_000)),
                Arguments.of("lists in lists", "main.tf", "a = " + "[".repeat(200_000)),
                Arguments.of("names of names", "main.tf", "locals {\n  a = local.b\n  b = local.a\n}\n".repeat(9_000)),
                Arguments.of("a text that never ends", "main.tf", "a = \"${" + "\"${".repeat(80_000)),
                Arguments.of("alerts of aliases", "rules.yml", aliases("- alert: a\n  expr: b\n")),
                Arguments.of("resources of aliases", "template.yaml", aliases("Type: AWS::RDS::DBInstance\n")),
                Arguments.of(
                        "actions that never end",
                        "charts/a/templates/a.yaml",
                        "kind: CronJob\napiVersion: {{" + " {{ if .Values.a".repeat(15_000)),
                Arguments.of("blanks", "requirements.txt", "a" + " ".repeat(4 * MEGABYTE) + "b"),
                Arguments.of(
                        "options of options",
                        ".github/workflows/ci.yml",
                        "on: push\njobs:\n  a:\n    steps:\n      - run: npm " + "-a ".repeat(600) + "!\n"),
                Arguments.of(
                        "a hundred thousand requirements",
                        "pyproject.toml",
                        "[project]\nname = 'a'\ndependencies = [\n" + "'zz',\n".repeat(100_000) + "]\n"));
    }

    /** A document in which each of some lists names the one before many times. */
    private static String aliases(String start) {
        var text = new StringBuilder("kind: a\napiVersion: b\na0: &a0\n  "
                + start.replace("\n", "\n  ").strip() + "\n");
        for (int i = 1; i < 9; i++) {
            String names = ("*a" + (i - 1) + ", ").repeat(25);
            text.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(names)
                    .append("]\n");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("files")
    void itIsReadLikeAnyOther(String what, String path, String text) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(path, text);
        byte[] archive = Archives.tar(files);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(Trees.scan(archive).stats().files()).isOne());
    }

    @Test
    void aScanThatIsNoLongerWantedStopsAlsoWhenAllIsRead() {
        byte[] archive = Archives.tar(Map.of("package.json", "{}", "src/a.ts", "Sentry.init()\n"));
        var watch = new Watch() {
            private boolean read;

            @Override
            public void progress(long files, long bytes) {
                read = files == 2;
            }

            @Override
            public boolean cancelled() {
                return read;
            }
        };

        assertThatThrownBy(() -> new Scanner(Trees.BOOK, ArchiveLimits.DEFAULT)
                        .scan(new ByteArrayInputStream(archive), null, watch))
                .isInstanceOf(ScanCancelled.class);
    }
}
