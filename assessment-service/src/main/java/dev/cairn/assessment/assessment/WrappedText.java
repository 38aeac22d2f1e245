package dev.cairn.assessment.assessment;

import java.util.List;

/** Sentences for a terminal or a mail: each begins a line, and goes on indented where the line is full. */
final class WrappedText {

    private static final int WIDTH = 80;
    private static final String INDENT = "  ";

    private WrappedText() {}

    /** The sentences, each with a line end. A word that is longer than a line stays whole. */
    static String of(List<String> sentences) {
        var text = new StringBuilder();
        for (String sentence : sentences) {
            int column = 0;
            for (String word : sentence.strip().split("\\s+", -1)) {
                if (column > 0 && column + 1 + word.length() > WIDTH) {
                    text.append('\n').append(INDENT);
                    column = INDENT.length();
                } else if (column > 0) {
                    text.append(' ');
                    column++;
                }
                text.append(word);
                column += word.length();
            }
            text.append('\n');
        }
        return text.toString();
    }
}
