package dev.cairn.assessment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people wrote stays text in forms that have marks of their own. */
class SafeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"})
    void aCellThatASpreadsheetWouldCalculateGetsAnApostrophe(String cell) {
        assertThat(CsvReport.safe(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "1-1", "'=1", " =1", "0.5", "a@b"})
    void otherCellsStayAsTheyAre(String cell) {
        assertThat(CsvReport.safe(cell)).isEqualTo(cell);
    }

    @Test
    void aCellOfNothingIsEmpty() {
        assertThat(CsvReport.safe(null)).isEmpty();
        assertThat(CsvReport.safe(true)).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "[x](javascript:alert(1)) § \\[x\\]\\(javascript\\:alert\\(1\\)\\)",
                "![i](http://e) § \\!\\[i\\]\\(http\\://e\\)",
                "<img onerror=x> § \\<img onerror\\=x\\>",
                "a | b § a \\| b",
                "`code` **bold** _it_ ~~no~~ § \\`code\\` \\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~",
                "\\ &amp; § \\\\ \\&amp;",
                "plain words, 61.5 %; fine. § plain words, 61.5 %; fine.",
            })
    void marksOfMarkdownAreEscaped(String written, String safe) {
        assertThat(MarkdownReport.safe(written)).isEqualTo(safe);
    }

    @Test
    void nothingLeavesItsLine() {
        assertThat(MarkdownReport.safe("a\n# b\r\n\u2028c\u2029d\u0000e\n")).isEqualTo("a \\# b   c d e");
    }

    /** Whatever is written: no line break, and each mark is preceded by an odd number of backslashes. */
    @Test
    void noMarkIsEverLeftBare() {
        var random = new Random(20);
        String alphabet = "ab \\`*_[]()<>|#!&:\n\r\t\u2028é";
        for (int round = 0; round < 5_000; round++) {
            var written = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                written.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String safe = MarkdownReport.safe(written.toString());
            assertThat(safe.replaceAll("\\\\[^\\p{Alnum}\\s]", ""))
                    .as(written.toString())
                    .matches("[^\\\\`*_\\[\\]()<>|#!&:\\p{Cntrl}\u2028]*");
        }
    }
}
