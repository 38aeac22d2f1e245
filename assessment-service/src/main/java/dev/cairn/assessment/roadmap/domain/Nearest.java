package dev.cairn.assessment.roadmap.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what an author may have meant. */
public final class Nearest {

    private static final int MOST_EDITS = 4;

    private Nearest() {}

    /** The known word that is nearest to a misspelt one, if it is near enough to be what was meant. */
    public static Optional<String> to(String word, Collection<String> known) {
        int most = Math.min(MOST_EDITS, Math.max(1, word.length() / 3));
        return known.stream()
                .filter(one -> Math.abs(one.length() - word.length()) <= most)
                .filter(one -> edits(word, one) <= most)
                .min(Comparator.<String>comparingInt(one -> edits(word, one)).thenComparing(one -> one));
    }

    /** A clause for the end of a message, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(one -> "; did you mean " + one + "?").orElse("");
    }

    /** Letters to insert, remove or replace to make one of the other (Levenshtein's distance). */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
