package dev.cairn.stack.server;

import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID Connect provider for one machine: real protocol, no passwords, loopback only.
 *
 * <p>It lives in the launcher's own JVM, which saves a process. Its signing key is the one in the mock server's jar,
 * so tokens stay valid over restarts; the services refuse such a provider in production.
 */
public final class OidcServer implements AutoCloseable {

    /** The path of the issuer, the same as the realm's name in Keycloak. */
    public static final String ISSUER_ID = "cairn";

    private final MockOAuth2Server server;
    private final int port;

    private OidcServer(MockOAuth2Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param directory gets the sign-in page; must exist
     */
    public static OidcServer start(int port, Path directory) {
        OAuth2Config config = new OAuth2Config(
                true,
                signInPage(directory).toString(),
                null,
                false,
                new OAuth2TokenProvider(),
                Set.of(new PersonTokens()),
                new NettyWrapper());
        MockOAuth2Server server = new MockOAuth2Server(config);
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
        } catch (Exception e) {
            // Kotlin throws what it does not declare.
            throw new StackException("cannot start the sign-in provider: " + e.getMessage(), e);
        }
        return new OidcServer(server, port);
    }

    /** The issuer, as in the tokens. */
    public String issuer() {
        return "http://127.0.0.1:" + port + "/" + ISSUER_ID;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static Path signInPage(Path directory) {
        Path page = directory.resolve("sign-in.html");
        try (InputStream in = OidcServer.class.getResourceAsStream("sign-in.html")) {
            if (in == null) {
                throw new IllegalStateException("sign-in.html is not on the class path");
            }
            Files.copy(in, page, StandardCopyOption.REPLACE_EXISTING);
            return page;
        } catch (IOException e) {
            throw new StackException("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }
}
