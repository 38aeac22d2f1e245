package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.CodeMask;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The lines of one text after the other, with what is not code blanked, each made when first asked for.
 *
 * <p>Its arrays are used again for the next text, so that a scan of many files makes little garbage.
 */
final class MaskedText {

    private static final int LONGEST_LINE = 2_000;

    /** Arrays that a large text made larger are not kept for the small ones that follow. */
    private static final int KEPT = 1024 * 1024;

    private final Map<Integer, String> masked = new HashMap<>();
    private char[] chars = new char[0];
    private byte[] kinds = new byte[0];
    private int[] starts = new int[64];
    private int length;
    private int lineCount;
    private CodeMask mask = CodeMask.of(chars, 0, kinds, Lexis.NONE);

    /** Takes the next text, of which no line behind {@code lastLine} will be asked for. */
    void load(byte[] bytes, int size, Lexis lexis, int lastLine) {
        masked.clear();
        room(size);
        decode(bytes, size);
        findLines(lastLine);
        Arrays.fill(kinds, 0, length, (byte) 0);
        mask = CodeMask.of(chars, length, kinds, lexis);
    }

    /** A line, from 1, as the rules of this masking see it; no more than its first 2,000 characters. */
    String masked(int line, Rule.Masking masking) {
        if (line > lineCount) {
            return "";
        }
        int from = starts[line - 1];
        int to = Math.min(end(line), from + LONGEST_LINE);
        if (masking == Rule.Masking.RAW) {
            return new String(chars, from, to - from);
        }
        return masked.computeIfAbsent(
                2 * line + masking.ordinal(), key -> mask.piece(from, to, masking == Rule.Masking.CODE));
    }

    /** A line, from 1, as it is. */
    String line(int line) {
        return new String(chars, starts[line - 1], end(line) - starts[line - 1]);
    }

    private int end(int line) {
        return starts[line] - 1;
    }

    private void room(int size) {
        if (chars.length < size || chars.length > KEPT && size <= KEPT) {
            int room = size <= KEPT ? Math.min(KEPT, Math.max(4096, 2 * size)) : size;
            chars = new char[room];
            kinds = new byte[room];
        }
    }

    private void decode(byte[] bytes, int size) {
        for (length = 0; length < size && bytes[length] >= 0; length++) {
            chars[length] = (char) bytes[length];
        }
        if (length < size) {
            String text = new String(bytes, 0, size, StandardCharsets.UTF_8);
            length = text.length();
            text.getChars(0, length, chars, 0);
        }
    }

    /** Where lines start, and behind the last of them where the next one would. */
    private void findLines(int lastLine) {
        lineCount = 0;
        starts[0] = 0;
        for (int i = 0; i <= length && lineCount < lastLine; i++) {
            if (i == length || chars[i] == '\n') {
                if (++lineCount == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * lineCount);
                }
                starts[lineCount] = i + 1;
            }
        }
    }
}
