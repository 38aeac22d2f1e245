package dev.cairn.assessment.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTextTest {

    @Test
    void eachSentenceBeginsALineAndGoesOnIndented() {
        String long1 = "word ".repeat(17).strip();

        assertThat(WrappedText.of(List.of("One.", long1, "Two.")))
                .isEqualTo("One.\n" + "word ".repeat(16).strip() + "\n  word\nTwo.\n");
    }

    @Test
    void noLineIsLongerThanEightyUnlessAWordIs() {
        String address = "x".repeat(120);
        String text = WrappedText.of(List.of("It was found in " + address + " and in " + "so many places ".repeat(9)));

        assertThat(text.lines())
                .allMatch(line -> line.length() <= 80 || line.strip().equals(address));
        assertThat(text).contains("\n  " + address + "\n");
    }
}
