package dev.cairn.assessment.scan.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * The alternatives of a regular expression, each with a word that no text can match it without.
 *
 * <p>To look for a word costs next to nothing, so most alternatives of a long pattern need not be tried on most lines.
 * It is understood just so much of the syntax as to be sure; an alternative that is too clever has no word.
 */
final class Branches {

    private static final int SHORTEST = 2;
    private static final String CLASSES = "bBdDsSwWpP";

    private final String regex;
    private int at;

    private Branches(String regex) {
        this.regex = regex;
    }

    /**
     * One alternative.
     *
     * @param regex to be matched by itself
     * @param word which has to be in the text for that; empty if none is known
     */
    record Branch(String regex, String word) {}

    /** The alternatives in their order; the pattern itself when it sets flags. */
    static List<Branch> of(String regex) {
        return regex.replace("(?:", "").contains("(?") ? List.of(new Branch(regex, "")) : new Branches(regex).split();
    }

    private List<Branch> split() {
        List<Branch> branches = new ArrayList<>();
        while (at <= regex.length()) {
            int from = at;
            String word = word();
            branches.add(new Branch(regex.substring(from, at), word));
            at++;
        }
        return branches;
    }

    /** Reads to the end of an alternative; answers the longest run of characters that all have to be there. */
    private String word() {
        String longest = "";
        var run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|') {
            int before = run.length();
            boolean zeroWidth = atom(run);
            boolean fixed = run.length() > before;
            char quantifier = at < regex.length() ? regex.charAt(at) : ' ';
            boolean repeated = "*+?{".indexOf(quantifier) >= 0;
            if (repeated && fixed && quantifier != '+') {
                run.setLength(before);
            }
            longest = run.length() > longest.length() ? run.toString() : longest;
            if (repeated || !fixed && !zeroWidth) {
                run.setLength(0);
            }
            quantifier(repeated);
        }
        return longest.length() < SHORTEST ? "" : longest;
    }

    /** Reads one piece and adds it to the run if it is one certain character; answers whether it has no width. */
    private boolean atom(StringBuilder run) {
        char c = regex.charAt(at);
        if (c == '\\') {
            char escaped = regex.charAt(at + 1);
            at += 2;
            if (CLASSES.indexOf(escaped) < 0 && !Character.isLetterOrDigit(escaped)) {
                run.append(escaped);
            }
            return escaped == 'b' || escaped == 'B';
        }
        if (c == '(') {
            group();
            return false;
        }
        if (c == '[') {
            set();
            return false;
        }
        at++;
        if (c == '^' || c == '$') {
            return true;
        }
        if (c != '.') {
            run.append(c);
        }
        return false;
    }

    private void group() {
        int depth = 0;
        do {
            char c = regex.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '[') {
                set();
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at++;
            }
        } while (depth > 0);
    }

    private void set() {
        at += regex.startsWith("[^", at) ? 2 : 1;
        do {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        } while (regex.charAt(at) != ']');
        at++;
    }

    private void quantifier(boolean repeated) {
        if (!repeated) {
            return;
        }
        if (regex.charAt(at) == '{') {
            at = regex.indexOf('}', at);
        }
        at++;
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
    }
}
