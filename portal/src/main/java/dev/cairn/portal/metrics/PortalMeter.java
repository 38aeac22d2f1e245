package dev.cairn.portal.metrics;

/** Names of the portal's own meters. */
public enum PortalMeter {
    /** Sign-ins that ended; tag {@code outcome}: completed, mismatched, refused, unavailable. */
    SIGN_INS("cairn.portal.sign.ins", "Sign-ins that ended, by outcome"),
    /** Requests for a service; tags {@code service} and {@code outcome}: a status class, or what the portal answered instead. */
    PROXIED("cairn.portal.proxied", "Requests passed on to a service, by service and outcome"),
    /** Event streams that are open now. */
    STREAMS("cairn.portal.streams.open", "Event streams that are open");

    private final String id;
    private final String help;

    PortalMeter(String id, String help) {
        this.id = id;
        this.help = help;
    }

    /** The meter's name; Prometheus shows it with underscores. */
    public String id() {
        return id;
    }

    /** One line for people. */
    public String help() {
        return help;
    }
}
