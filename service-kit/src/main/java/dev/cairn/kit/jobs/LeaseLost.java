package dev.cairn.kit.jobs;

/** The job was cancelled or taken over meanwhile; the transaction that finds this out must not commit. */
public class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost() {
        super("the job is no longer this worker's", null, false, false);
    }
}
