package dev.cairn.stack.process;

/** Something a person can act on; its message is one line and is shown without a stack trace. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
