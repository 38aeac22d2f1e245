package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {

    private static final long SEED = 20_261_129;
    private static final int ROUNDS = 20_000;
    private static final List<String> GLOB_PIECES =
            List.of("**/", "**", "*", "?", "a", "b", ".", "/", "{a,b}", "{a/,bx}", "*.{a,b}", "x", "**/{a,b}.x");
    private static final List<String> PATH_PIECES = List.of("a", "b", "x", ".", "/", "ab", "/a", ".x", "b/");

    @Test
    void itMatchesWhatItsRegularExpressionMatches() {
        var random = new SplittableRandom(SEED);
        int matched = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String glob = joined(random, GLOB_PIECES, 4).replaceAll("[*]{3,}", "**");
            String path = joined(random, PATH_PIECES, 6);
            boolean expected = Pattern.matches(regex(glob), path);
            assertThat(Glob.of(glob).matches(path))
                    .as("seed %d round %d: %s and %s", SEED, round, glob, path)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(ROUNDS / 50);
    }

    private static String joined(SplittableRandom random, List<String> pieces, int most) {
        var joined = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            joined.append(pieces.get(random.nextInt(pieces.size())));
        }
        return joined.toString();
    }

    private static String regex(String glob) {
        return glob.replace(".", "\\.")
                .replace("{", "(?:")
                .replace("}", ")")
                .replace(",", "|")
                .replace("?", "\u0001")
                .replace("(\u0001:", "(?:")
                .replace("**/", "\u0002")
                .replace("**", "\u0003")
                .replace("*", "[^/]*")
                .replace("\u0001", "[^/]")
                .replace("\u0002", "(?:.*/)?")
                .replace("\u0003", ".*");
    }
}
