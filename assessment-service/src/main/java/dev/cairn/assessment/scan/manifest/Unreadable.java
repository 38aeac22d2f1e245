package dev.cairn.assessment.scan.manifest;

/** A manifest or configuration file that is not what its name says; a finding, not the end of a scan. */
public final class Unreadable extends Exception {

    private final int line;

    /** Trouble in a line, from 1, or 0 when unknown; the sentence says what is wrong. */
    public Unreadable(String sentence, int line) {
        super(sentence);
        this.line = line;
    }

    /** Line of the trouble, from 1, or 0 when unknown. */
    public int line() {
        return line;
    }
}
