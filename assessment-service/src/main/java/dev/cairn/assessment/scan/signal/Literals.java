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
 *
 * <p>The table is what the pass waits for, so it is kept small enough for a processor's cache: one column for each byte
 * that words are made of and one for all others, and the states that end a word last, so that a comparison tells them.
 */
final class Literals {

    private static final int BYTES = 256;

    private final int[] columns = new int[BYTES];
    private final int[] next;
    private final int[][] found;
    private final int width;
    private final int firstFound;

    Literals(List<String> words) {
        List<int[]> trie = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        width = number(words);
        grow(trie, ends);
        for (int word = 0; word < words.size(); word++) {
            int state = 0;
            for (char c : words.get(word).toCharArray()) {
                int column = columns[c];
                if (trie.get(state)[column] < 0) {
                    trie.get(state)[column] = grow(trie, ends);
                }
                state = trie.get(state)[column];
            }
            ends.get(state).add(word);
        }
        link(trie, ends);
        int[] order = order(ends);
        next = new int[trie.size() * width];
        found = new int[trie.size()][];
        int plain = 0;
        for (int state = 0; state < trie.size(); state++) {
            int row = order[state];
            for (int column = 0; column < width; column++) {
                next[row * width + column] = order[trie.get(state)[column]] * width;
            }
            found[row] = ends.get(state).stream().mapToInt(Integer::intValue).toArray();
            plain += ends.get(state).isEmpty() ? 1 : 0;
        }
        firstFound = plain * width;
    }

    /** Told of each occurrence. */
    interface Sink {
        void found(int word, int line);
    }

    /** Searches a text; lines count from 1. */
    void search(byte[] text, int length, Sink sink) {
        int at = 0;
        int line = 1;
        for (int i = 0; i < length; i++) {
            byte b = text[i];
            at = next[at + columns[b & 0xff]];
            if (at >= firstFound) {
                for (int word : found[at / width]) {
                    sink.found(word, line);
                }
            }
            if (b == '\n') {
                line++;
            }
        }
    }

    /** Gives each byte of the words a column; answers how many there are. Column 0 is for all other bytes. */
    private int number(List<String> words) {
        int last = 0;
        for (String word : words) {
            for (char c : word.toCharArray()) {
                if (c >= 128 || c == '\n') {
                    throw new IllegalArgumentException("not a plain word: " + word);
                }
                if (columns[c] == 0) {
                    columns[c] = ++last;
                }
            }
        }
        return last + 1;
    }

    private int grow(List<int[]> trie, List<List<Integer>> ends) {
        int[] row = new int[width];
        Arrays.fill(row, -1);
        trie.add(row);
        ends.add(new ArrayList<>());
        return trie.size() - 1;
    }

    private void link(List<int[]> trie, List<List<Integer>> ends) {
        int[] fail = new int[trie.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = trie.get(state);
            for (int column = 0; column < width; column++) {
                int back = state == 0 ? 0 : trie.get(fail[state])[column];
                if (row[column] < 0) {
                    row[column] = back;
                } else {
                    fail[row[column]] = back;
                    ends.get(row[column]).addAll(ends.get(back));
                    queue.add(row[column]);
                }
            }
        }
    }

    /** New numbers of the states: those at which no word ends first. The root stays 0, since no word is empty. */
    private static int[] order(List<List<Integer>> ends) {
        int[] order = new int[ends.size()];
        int number = 0;
        for (boolean ending : new boolean[] {false, true}) {
            for (int state = 0; state < order.length; state++) {
                if (ends.get(state).isEmpty() != ending) {
                    order[state] = number++;
                }
            }
        }
        return order;
    }
}
