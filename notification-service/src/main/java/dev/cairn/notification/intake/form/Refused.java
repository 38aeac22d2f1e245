package dev.cairn.notification.intake.form;

/** What a sender said cannot be taken in; the message says why, the pointer where. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** @param pointer a JSON pointer into the body */
    public Refused(String pointer, String why) {
        super(why, null, false, false);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    /** What is wrong, one half of a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
