package dev.cairn.assessment.scan.archive;

/** The scan stopped because its {@link Watch} said so. */
public final class ScanCancelled extends RuntimeException {

    /** Without a message: the one who cancelled knows why. */
    public ScanCancelled() {
        super("the scan was cancelled");
    }
}
