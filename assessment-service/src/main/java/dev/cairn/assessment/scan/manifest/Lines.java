package dev.cairn.assessment.scan.manifest;

/** Finds lines in texts whose parser does not tell them. */
final class Lines {

    private Lines() {}

    /** Line of the first occurrence of a word, from 1; 0 when it is not there. */
    static int of(String text, String word) {
        int at = word.isEmpty() ? -1 : text.indexOf(word);
        return at < 0 ? 0 : at(text, at);
    }

    static int at(String text, int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }
}
