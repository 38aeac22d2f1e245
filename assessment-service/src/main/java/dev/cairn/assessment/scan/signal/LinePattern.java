package dev.cairn.assessment.scan.signal;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of a rule, looked for in one line of a stranger's file.
 *
 * <p>RE2 needs time in proportion to the line whatever the line is, and is slow; the JDK's engine is many times quicker,
 * until a line makes it go back and forth. So the quick one is asked first, with a limit to its steps, and the steady
 * one when that is used up. Outside plain ASCII the two disagree on what a word or a space is; there RE2 alone decides.
 */
final class LinePattern {

    private static final int STEPS_PER_CHARACTER = 60;
    private static final int LEAST_STEPS = 2_000;

    /** The JDK's engine calls itself for each round of a group. */
    private static final int LONGEST_QUICK = 4_000;

    private final Pattern steady;
    private final List<Quick> quick = new ArrayList<>();

    /** One alternative, and a word without which it cannot match. */
    private record Quick(java.util.regex.Pattern pattern, String word) {}

    private LinePattern(String regex) {
        steady = Pattern.compile(regex);
        for (Branches.Branch branch : Branches.of(regex)) {
            quick.add(new Quick(
                    java.util.regex.Pattern.compile(branch.regex(), java.util.regex.Pattern.UNIX_LINES),
                    branch.word()));
        }
    }

    /** @throws RuntimeException when it is no pattern */
    static LinePattern compile(String regex) {
        return new LinePattern(regex);
    }

    /** Whether it matches somewhere in the line. */
    boolean finds(String line) {
        if (!plain(line)) {
            return steadilyFinds(line);
        }
        try {
            var limited = new Limited(line);
            for (Quick each : quick) {
                if (line.contains(each.word())
                        && each.pattern().matcher(limited).find()) {
                    return true;
                }
            }
            return false;
        } catch (TooManySteps e) {
            return steadilyFinds(line);
        }
    }

    /** The same by RE2 alone. */
    boolean steadilyFinds(String line) {
        return steady.matcher(line).find();
    }

    @Override
    public String toString() {
        return steady.pattern();
    }

    private static boolean plain(String line) {
        if (line.length() > LONGEST_QUICK) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' && c != '\t' && c != '\r' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** A line that can be looked at only so often: every step of the JDK's engine asks for a character. */
    private static final class Limited implements CharSequence {
        private final String line;
        private int steps;

        Limited(String line) {
            this.line = line;
            this.steps = LEAST_STEPS + STEPS_PER_CHARACTER * line.length();
        }

        @Override
        public char charAt(int index) {
            if (--steps < 0) {
                throw new TooManySteps();
            }
            return line.charAt(index);
        }

        @Override
        public int length() {
            return line.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return line.subSequence(start, end);
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
