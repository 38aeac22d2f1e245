package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The quick search finds what is found by holding every line against every rule. */
class FileSearchTest {

    private static final long SEED = 20_261_126;
    private static final int FILES = 1_000;
    private static final int LONGEST = 2_000;
    private static final Set<FileRole> ROLES = EnumSet.allOf(FileRole.class);
    private static final List<String> PATHS = List.of(
            "src/a.ts",
            "src/a.test.ts",
            "e2e/a.spec.js",
            "src/views.py",
            "tests/test_a.py",
            "settings.py",
            "src/main/java/A.java",
            "src/test/java/ATest.java",
            "main.go",
            "main_test.go",
            "app/a.rb",
            "a.php",
            "src/Entity/Post.php",
            "sql/001_init.sql",
            "spec/requests/a_spec.rb",
            "A.cs",
            "db/migration/V1.sql",
            "main.tf",
            "k8s/a.yaml",
            "src/main/resources/application.properties",
            "Dockerfile",
            "schema.prisma",
            "webpack.config.js",
            "logback.xml",
            "templates/a.html",
            "a.vue",
            "pyproject.toml");

    private final ContentSearch search = new ContentSearch(Trees.BOOK);

    @Test
    void itFindsWhatReadingEveryLineFinds() {
        var texts = new Texts(SEED, words());
        var files = new FileSearch(search, Watch.NONE);
        int found = 0;
        for (int i = 0; i < FILES; i++) {
            String path = texts.oneOf(PATHS);
            String text = texts.text(40);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

            List<ScannedFile.Hit> hits = files.search(path, ROLES, bytes, bytes.length);

            assertThat(hits).as("seed %d file %d %s:%n%s", SEED, i, path, text).hasSameElementsAs(plainly(path, text));
            found += hits.size();
        }
        assertThat(found).isGreaterThan(FILES / 10);
    }

    private List<ScannedFile.Hit> plainly(String path, String text) {
        Lexis lexis = ReadPlan.lexis(path);
        String[] raw = text.split("\n", -1);
        String[] code = PlainCodeMask.codeOnly(text, lexis).split("\n", -1);
        String[] commentless = PlainCodeMask.withoutComments(text, lexis).split("\n", -1);
        List<ScannedFile.Hit> hits = new ArrayList<>();
        for (int rule = 0; rule < search.size(); rule++) {
            if (!search.looksAt(rule, path, ROLES)) {
                continue;
            }
            Rule.InContent content = search.content(rule);
            String[] lines = switch (content.masking()) {
                case CODE -> code;
                case TEXT -> commentless;
                case RAW -> raw;
            };
            int first = 0;
            int count = 0;
            for (int i = 0; i < lines.length && (count == 0 || search.counts(rule)); i++) {
                if (has(content, raw[i]) && fits(content, lines[i])) {
                    first = first == 0 ? i + 1 : first;
                    count++;
                }
            }
            if (count > 0) {
                hits.add(new ScannedFile.Hit(rule, first, Excerpts.of(raw[first - 1]), count));
            }
        }
        return hits;
    }

    private static boolean fits(Rule.InContent content, String line) {
        String bounded = line.substring(0, Math.min(LONGEST, line.length()));
        return has(content, bounded)
                && (content.pattern() == null || content.pattern().steadilyFinds(bounded));
    }

    private static boolean has(Rule.InContent content, String line) {
        return content.literals().stream().anyMatch(line::contains);
    }

    /** What the rules wait for, and pieces of their patterns. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Rule rule : Trees.BOOK.rules()) {
            if (rule.match() instanceof Rule.InContent content) {
                words.addAll(content.literals());
                if (content.pattern() != null) {
                    Arrays.stream(content.pattern().toString().split("[^\\w@./-]+"))
                            .filter(piece -> piece.length() > 1)
                            .forEach(words::add);
                }
            }
        }
        return words;
    }
}
