package dev.cairn.assessment.scan.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes texts that are much like what rules wait for, and never quite: the same ones each time. */
final class Texts {

    private static final List<String> PIECES = List.of(
            "\"", "'", "`", "/", "//", "/*", "*/", "#", "--", "\\", "\\\\", "\"\"\"", "'''", "[", "]", "(", ")", "{",
            "}", "=", ":", ",", ";", ".", " ", "  ", "\t", "\r", "\u000b", "é", "世界", "\u00a0", "K", "ſ", "u", "r", "x",
            "foo", "Bar", "42", "new ", "import ", "from ", "const a", "return", "@", "$", "://", "|", "async ", "def ",
            "class A", "export ");

    private final SplittableRandom random;
    private final List<String> words = new ArrayList<>(PIECES);

    Texts(long seed, List<String> wordsOfRules) {
        random = new SplittableRandom(seed);
        words.addAll(wordsOfRules);
    }

    String line() {
        var line = new StringBuilder();
        int pieces = random.nextInt(24);
        for (int i = 0; i < pieces; i++) {
            line.append(words.get(random.nextInt(words.size())));
        }
        return line.toString();
    }

    String text(int lines) {
        var text = new StringBuilder();
        for (int i = random.nextInt(lines); i >= 0; i--) {
            text.append(line()).append(random.nextInt(8) == 0 ? "\\\n" : "\n");
        }
        return text.toString();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
