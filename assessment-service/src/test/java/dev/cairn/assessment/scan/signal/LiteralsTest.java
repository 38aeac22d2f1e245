package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiteralsTest {

    private static final long SEED = 20_261_128;
    private static final int ROUNDS = 500;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void itFindsEveryWordWhereverItEnds() {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> words = words();
            String text = letters(200, "abc\né");
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            List<String> found = new ArrayList<>();

            new Literals(words).search(bytes, bytes.length, (word, line) -> found.add(line + " " + words.get(word)));

            assertThat(found)
                    .as("seed %d round %d: %s in %s", SEED, round, words, text)
                    .containsExactlyInAnyOrderElementsOf(plainly(words, text));
        }
    }

    @Test
    void aWordOfMoreThanOneLineOrAlphabetIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Literals(List.of("a\nb")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Literals(List.of("é")));
    }

    private static List<String> plainly(List<String> words, String text) {
        List<String> found = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            for (String word : words) {
                for (int at = lines[line].indexOf(word); at >= 0; at = lines[line].indexOf(word, at + 1)) {
                    found.add(line + 1 + " " + word);
                }
            }
        }
        return found;
    }

    private List<String> words() {
        Set<String> words = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            words.add("a" + letters(4, "abc"));
        }
        return List.copyOf(words);
    }

    private String letters(int most, String alphabet) {
        var letters = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }
}
