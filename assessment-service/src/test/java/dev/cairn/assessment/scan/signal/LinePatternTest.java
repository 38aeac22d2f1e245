package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whatever the line, the answer is RE2's. */
class LinePatternTest {

    private static final long SEED = 20_261_127;
    private static final int LINES = 2_000;

    @Test
    void everyPatternOfTheBookAnswersAsRe2Does() {
        var texts = new Texts(SEED, FileSearchTest.words());
        List<LinePattern> patterns = patterns();
        int found = 0;
        for (int i = 0; i < LINES; i++) {
            String line = texts.line();
            for (LinePattern pattern : patterns) {
                boolean expected = pattern.steadilyFinds(line);
                assertThat(pattern.finds(line))
                        .as("seed %d line %d: %s in %s", SEED, i, pattern, line)
                        .isEqualTo(expected);
                found += expected ? 1 : 0;
            }
        }
        assertThat(patterns).hasSizeGreaterThan(100);
        assertThat(found).isGreaterThan(LINES / 2);
    }

    @Test
    void aLineThatMakesTheQuickEngineGoBackAndForthIsGivenToTheOther() {
        assertThat(LinePattern.compile("(?:a|aa|a+)+b$").finds("a".repeat(1_500)))
                .isFalse();
        assertThat(LinePattern.compile("(?:\\w+\\s*)+!").finds("word ".repeat(700) + "!"))
                .isTrue();
    }

    @Test
    void aWordIsWhatRe2TakesForOne() {
        assertThat(LinePattern.compile("\\bSentry").finds("éSentry")).isTrue();
        assertThat(LinePattern.compile("a\\sb").finds("a\u000bb")).isFalse();
        assertThat(LinePattern.compile("a.b").finds("a\rb")).isTrue();
    }

    @Test
    void alternativesAreTakenApartOnlyWhereItIsSure() {
        assertThat(Branches.of("\\bnew (?:\\w+\\.)?Worker\\(|^\\s*@Cron\\b|[|]x?"))
                .containsExactly(
                        new Branches.Branch("\\bnew (?:\\w+\\.)?Worker\\(", "Worker("),
                        new Branches.Branch("^\\s*@Cron\\b", "@Cron"),
                        new Branches.Branch("[|]x?", ""));
        assertThat(Branches.of("(?i)redis|cache")).containsExactly(new Branches.Branch("(?i)redis|cache", ""));
        assertThat(Branches.of("abc*d{0,2}ef+g(?:h|i)"))
                .containsExactly(new Branches.Branch("abc*d{0,2}ef+g(?:h|i)", "ab"));
    }

    private static List<LinePattern> patterns() {
        List<LinePattern> patterns = new ArrayList<>();
        for (Rule rule : Trees.BOOK.rules()) {
            if (rule.match() instanceof Rule.InContent content) {
                patterns.add(content.pattern());
            } else if (rule.match() instanceof Rule.InPipeline step) {
                patterns.add(step.run());
                patterns.add(step.uses());
                patterns.add(step.mark());
                patterns.add(step.not());
            } else if (rule.match() instanceof Rule.InSetting setting) {
                patterns.add(setting.is());
                patterns.add(setting.not());
            }
        }
        patterns.removeIf(Objects::isNull);
        return patterns;
    }
}
