package dev.cairn.portal.identity;

/** The identity provider did not give what was asked for. */
public final class ProviderException extends RuntimeException {

    private final boolean refused;

    private ProviderException(boolean refused, String message, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    static ProviderException refused(String message, Throwable cause) {
        return new ProviderException(true, message, cause);
    }

    static ProviderException unreachable(Throwable cause) {
        return new ProviderException(false, "The identity provider does not answer", cause);
    }

    /** True where it answered and said no (or said what does not verify); false where trying again may help. */
    public boolean refused() {
        return refused;
    }
}
