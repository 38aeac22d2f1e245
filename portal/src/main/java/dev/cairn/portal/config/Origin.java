package dev.cairn.portal.config;

import jakarta.enterprise.context.ApplicationScoped;

/** The portal's own address, as browsers see it. */
@ApplicationScoped
public class Origin {

    private final PortalConfig config;

    Origin(PortalConfig config) {
        this.config = config;
    }

    /** Whether browsers reach the portal by TLS, which decides cookie names, Secure and HSTS. */
    public boolean secure() {
        return "https".equals(config.publicUrl().getScheme());
    }

    /** The absolute address of a path of ours. */
    public String address(String path) {
        String base = config.publicUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
