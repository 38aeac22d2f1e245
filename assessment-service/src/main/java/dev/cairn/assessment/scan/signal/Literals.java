package dev.cairn.assessment.scan.signal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds any of many words in bytes in one pass (Aho-Corasick), so that the number of rules costs nothing per byte.
 *
 * <p>Words are ASCII; a word may not contain a line break.
 */
final class Literals {

    private static final int BYTES = 256;

    private final int[] next;
    private final int[][] found;

    Literals(List<String> words) {
        List<int[]> trie = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        grow(trie, ends);
        for (int word = 0; word < words.size(); word++) {
            int state = 0;
            for (char c : words.get(word).toCharArray()) {
                if (c >= 128 || c == '\n') {
                    throw new IllegalArgumentException("not a plain word: " + words.get(word));
                }
                if (trie.get(state)[c] < 0) {
                    trie.get(state)[c] = grow(trie, ends);
                }
                state = trie.get(state)[c];
            }
            ends.get(state).add(word);
        }
        link(trie, ends);
        next = new int[trie.size() * BYTES];
        found = new int[trie.size()][];
        for (int state = 0; state < trie.size(); state++) {
            System.arraycopy(trie.get(state), 0, next, state * BYTES, BYTES);
            found[state] = ends.get(state).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Told of each occurrence. */
    interface Sink {
        void found(int word, int line);
    }

    /** Searches a text; lines count from 1. */
    void search(byte[] text, int length, Sink sink) {
        int state = 0;
        int line = 1;
        for (int i = 0; i < length; i++) {
            int b = text[i] & 0xff;
            state = next[state * BYTES + b];
            if (found[state].length > 0) {
                for (int word : found[state]) {
                    sink.found(word, line);
                }
            }
            if (b == '\n') {
                line++;
            }
        }
    }

    private static int grow(List<int[]> trie, List<List<Integer>> ends) {
        int[] row = new int[BYTES];
        Arrays.fill(row, -1);
        trie.add(row);
        ends.add(new ArrayList<>());
        return trie.size() - 1;
    }

    private static void link(List<int[]> trie, List<List<Integer>> ends) {
        int[] fail = new int[trie.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = trie.get(state);
            for (int b = 0; b < BYTES; b++) {
                int back = state == 0 ? 0 : trie.get(fail[state])[b];
                if (row[b] < 0) {
                    row[b] = back;
                } else {
                    fail[row[b]] = back;
                    ends.get(row[b]).addAll(ends.get(back));
                    queue.add(row[b]);
                }
            }
        }
    }
}
