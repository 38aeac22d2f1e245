package dev.cairn.notification.statuspage;

import dev.cairn.notification.common.Inputs;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks what people write into the settings of a status page. */
final class SettingsInput {

    static final int LONGEST_TITLE = 100;
    static final int LONGEST_URL = 2048;

    private SettingsInput() {}

    /** The settings, with the version that they are based on left out. */
    static PageSettings check(SettingsBody body) {
        if (body.enabled() == null) {
            throw Inputs.refused("/enabled", "is required");
        }
        return new PageSettings(
                body.enabled(),
                Inputs.text("/title", body.title(), LONGEST_TITLE),
                Inputs.zone("/timeZone", body.timeZone()),
                body.supportUrl() == null || body.supportUrl().isBlank() ? null : support(body.supportUrl()),
                null,
                null,
                0);
    }

    /** Visitors follow it, the service does not: so it is not asked for, but it must be an address of the web. */
    private static @Nullable String support(String given) {
        String url = given.strip();
        try {
            URI uri = new URI(url);
            if (url.length() <= LONGEST_URL
                    && "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // It is refused below.
        }
        throw Inputs.refused("/supportUrl", "must be a URL that begins with https://");
    }
}
