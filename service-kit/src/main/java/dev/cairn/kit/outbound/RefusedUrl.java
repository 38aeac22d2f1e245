package dev.cairn.kit.outbound;

/** A URL that is never asked; the message tells its owner why. */
final class RefusedUrl extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedUrl(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
