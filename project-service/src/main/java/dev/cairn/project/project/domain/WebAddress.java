package dev.cairn.project.project.domain;

import dev.cairn.project.common.domain.Bounds;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The rules of addresses that people give. Whether one may be called is asked when it is. */
public final class WebAddress {

    private WebAddress() {}

    /** What is wrong with it; null when nothing is. */
    public static @Nullable String fault(String address) {
        if (address.length() > Bounds.URL) {
            return "must have at most " + Bounds.URL + " characters";
        }
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return "must be an absolute address such as https://app.example.com/";
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
            return "must begin with https:// or http://";
        }
        if (uri.getHost() == null || uri.getPort() > 65_535) {
            return "must name a host";
        }
        return uri.getRawUserInfo() == null ? null : "must not have a user name or password";
    }
}
