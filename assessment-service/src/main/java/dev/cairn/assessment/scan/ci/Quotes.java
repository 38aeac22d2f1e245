package dev.cairn.assessment.scan.ci;

/** Text literals of Groovy and Kotlin in a source that is read from its start to its end. */
final class Quotes {

    private final String source;
    private int counted;
    private int line = 1;

    Quotes(String source) {
        this.source = source;
    }

    /** The inside of the literal that opens at an offset, as far as it goes; empty when none does. */
    String at(int offset) {
        String quote = quote(offset);
        int from = offset + quote.length();
        if (quote.isEmpty()) {
            return "";
        }
        int end = from;
        while (end < source.length() && !source.startsWith(quote, end)) {
            if (quote.length() == 1 && source.charAt(end) == '\n') {
                return "";
            }
            end += quote.length() == 1 && source.charAt(end) == '\\' ? 2 : 1;
        }
        return source.substring(from, Math.min(end, source.length()));
    }

    /** Line of the first character of the literal's inside. Asked for in the order of the source. */
    int line(int offset) {
        int to = offset + quote(offset).length();
        for (; counted < to; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private String quote(int offset) {
        for (String quote : new String[] {"\"\"\"", "'''", "\"", "'"}) {
            if (source.startsWith(quote, offset)) {
                return quote;
            }
        }
        return "";
    }
}
