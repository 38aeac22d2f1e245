package dev.cairn.kit.events;

/** An event that can never be acted on, however often it is tried: it belongs in the dead-letter topic. */
public class PoisonEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason one sentence for the person who reads the dead letter */
    public PoisonEvent(String reason) {
        super(reason);
    }

    PoisonEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
