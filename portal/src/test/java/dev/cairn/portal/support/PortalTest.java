package dev.cairn.portal.support;

import io.quarkus.test.common.QuarkusTestResource;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What all tests against the running portal share; they share its one start, too. */
@QuarkusTestResource(PortalResource.class)
public abstract class PortalTest {

    protected static final String SESSION = "cairn-session";

    /** With its dots: its first letters alone turn up in random words and sealed values by chance. */
    protected static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.");

    @ConfigProperty(name = "cairn.portal.public-url")
    protected String base;

    @ConfigProperty(name = "cairn.portal.oidc.issuer")
    protected String issuer;

    @ConfigProperty(name = "cairn.test.upstream")
    protected String upstream;

    @ConfigProperty(name = "cairn.test.management")
    protected String management;

    protected Browser browser() {
        return new Browser(base);
    }

    protected Browser signedIn(String username) {
        Browser browser = browser();
        browser.signIn(username);
        return browser;
    }

    /** Steers the server that plays the services; answers what it has seen. */
    protected JsonObject control(String what) {
        return new JsonObject(new Browser(upstream).get("/control/" + what).body());
    }

    /** Sends exactly these bytes; answers all that comes back until the portal closes. */
    protected String raw(String request) throws IOException {
        int port = Integer.parseInt(base.substring(base.lastIndexOf(':') + 1));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
