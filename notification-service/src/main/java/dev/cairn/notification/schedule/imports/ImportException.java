package dev.cairn.notification.schedule.imports;

/** An export that cannot be read, and where. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    ImportException(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    /** A JSON pointer into the export. */
    public String pointer() {
        return pointer;
    }
}
