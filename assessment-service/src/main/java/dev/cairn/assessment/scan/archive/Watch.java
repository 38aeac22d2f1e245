package dev.cairn.assessment.scan.archive;

/** Whoever waits for a scan: told how far it is, asked whether it is still wanted. */
public interface Watch {

    /** Nobody watches; nothing is cancelled. */
    Watch NONE = new Watch() {};

    /**
     * Called every so often, on the scanning thread.
     *
     * @param files files read so far
     * @param bytes uncompressed bytes read so far
     */
    default void progress(long files, long bytes) {}

    /** True to stop; the scan then ends with {@link ScanCancelled}. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Asked between two pieces of work of which each has its bound: a file, a rule.
     *
     * @throws ScanCancelled when the scan is to stop
     */
    default void demand() {
        if (cancelled()) {
            throw new ScanCancelled();
        }
    }
}
