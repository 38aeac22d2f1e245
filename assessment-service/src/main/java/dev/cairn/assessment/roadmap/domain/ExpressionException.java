package dev.cairn.assessment.roadmap.domain;

/** An expression that cannot be understood, or failed while it ran. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * Says what is wrong and where.
     *
     * @param message for the author of the expression
     * @param line counted from 1 within the expression; 0 where no place is known
     * @param column counted from 1; 0 where no place is known
     */
    public ExpressionException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The line within the expression, from 1; 0 where no place is known. */
    public int line() {
        return line;
    }

    /** The column within the line, from 1; 0 where no place is known. */
    public int column() {
        return column;
    }
}
