package dev.cairn.assessment.scan.manifest;

/** Finds lines in a text whose parser does not tell them; for a hostile one, as long as that costs little. */
final class Lines {

    private static final long MOST_SEARCHED = 64L * 1024 * 1024;

    private final String text;
    private long searched;
    private int lastOffset;
    private int lastLine = 1;

    Lines(String text) {
        this.text = text;
    }

    /** Line of the first occurrence of a word, from 1; 0 when it is not there or too much was asked already. */
    int of(String word) {
        if (word.isEmpty() || searched > MOST_SEARCHED) {
            return 0;
        }
        int at = text.indexOf(word);
        searched += at < 0 ? text.length() : at;
        return at < 0 ? 0 : at(at);
    }

    /** Line of an offset, from 1; cheapest when asked in the order of the text. */
    int at(int offset) {
        if (offset < lastOffset) {
            lastOffset = 0;
            lastLine = 1;
        }
        for (; lastOffset < Math.min(offset, text.length()); lastOffset++) {
            if (text.charAt(lastOffset) == '\n') {
                lastLine++;
            }
        }
        return lastLine;
    }
}
