package dev.cairn.assessment.publicpage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BadgeTest {

    /** Sums of advance widths at 11 px, rounded up. */
    @ParameterizedTest
    @CsvSource({"'', 0", "Cairn, 29", "iiii, 13", "WWWW, 44", "61.5 %, 41", "東京, 22"})
    void widthsFollowTheFont(String text, int width) {
        assertThat(TextWidth.of(text, 11)).isEqualTo(width);
    }

    @Test
    void theFieldsStandSideBySide() {
        Badge badge = Badge.standing("The MVP", "61.5 %", false);

        assertThat(badge.title()).isEqualTo("Cairn: The MVP 61.5 %");
        assertThat(badge.width()).isEqualTo(badge.labelWidth() + badge.messageWidth());
        assertThat(badge.messageStart()).isGreaterThan(badge.labelStart() + badge.labelText());
        assertThat(badge.messageStart() + badge.messageText()).isLessThan(badge.width());
    }

    @Test
    void aLongTitleIsCutAndControlCharactersAreGone() {
        Badge badge = Badge.standing("x".repeat(300), "61.5 %", true);

        assertThat(badge.message()).hasSize(60).endsWith("x… 61.5 %");
        assertThat(new Badge("", "x".repeat(300), Badge.Tone.NONE).message())
                .hasSize(60)
                .endsWith("…");
        assertThat(new Badge("a\u0007b", "c\ud800d", Badge.Tone.NONE).title()).isEqualTo("a b: c d");
    }

    @ParameterizedTest
    @EnumSource(Badge.Tone.class)
    void whiteTextIsReadableOnEachColour(Badge.Tone tone) {
        int rgb = Integer.parseInt(tone.colour().substring(1), 16);
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);

        assertThat(1.05 / (luminance + 0.05)).isGreaterThan(4.5);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
