package dev.cairn.portal.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of the portal; application.properties names the environment variable of each that differs by place. */
@ConfigMapping(prefix = "cairn.portal")
public interface PortalConfig {

    /** {@code production} or {@code local}; production refuses what is only fit for one machine. */
    String environment();

    /** The address that browsers use, without a path. With https, cookies are Secure and named {@code __Host-}. */
    URI publicUrl();

    /** At least 32 characters; the keys for session encryption and CSRF tokens derive from it. */
    Optional<String> secret();

    /** The identity provider. */
    Oidc oidc();

    /** Lifetime of browser sessions. */
    Session session();

    /** Where the services are. */
    Services services();

    /** Bounds of requests that are passed on. */
    Proxy proxy();

    /** Client registration at the identity provider. */
    interface Oidc {

        /** Issuer identifier; discovery is below it. */
        URI issuer();

        /** Client id of the portal. */
        String clientId();

        /** Client secret; sent by HTTP Basic to the token endpoint. */
        Optional<String> clientSecret();

        /** Scopes asked for, separated by spaces. */
        @WithDefault("openid profile email")
        String scope();

        /** Longest wait for a connection to the provider. */
        @WithDefault("2S")
        Duration connectTimeout();

        /** Longest wait for an answer of the provider. */
        @WithDefault("5S")
        Duration readTimeout();

        /** How long discovered metadata is used before it is read again. */
        @WithDefault("1H")
        Duration metadataAge();
    }

    /** Lifetime of browser sessions. */
    interface Session {

        /** A session that is not used for this long is gone. */
        @WithDefault("2H")
        Duration idle();

        /** A session ends this long after sign-in, used or not. */
        @WithDefault("12H")
        Duration absolute();

        /** The access token is renewed when it has less than this left (or less than a quarter of its life). */
        @WithDefault("60S")
        Duration renewBefore();

        /** How long a started sign-in may take. */
        @WithDefault("10M")
        Duration signIn();

        /** Longest wait for Redis. */
        @WithDefault("1S")
        Duration storeTimeout();

        /** How often an open stream checks that its session still exists. */
        @WithDefault("5S")
        Duration streamCheck();
    }

    /** Base addresses of the services, without a path. */
    interface Services {

        /** project-service. */
        URI project();

        /** assessment-service. */
        URI assessment();

        /** notification-service. */
        URI notification();
    }

    /** Bounds of requests that are passed on. */
    interface Proxy {

        /** Longest wait for a connection to a service. */
        @WithDefault("2S")
        Duration connectTimeout();

        /** Longest wait for the answer's head once the request is sent. */
        @WithDefault("30S")
        Duration responseTimeout();

        /** Longest silence within a body, in either direction; streams send a heartbeat more often. */
        @WithDefault("45S")
        Duration bodyTimeout();

        /** Largest body of an upload of an archive. */
        @WithDefault("64M")
        MemorySize uploadLimit();

        /** Largest body of any other request. */
        @WithDefault("1M")
        MemorySize bodyLimit();

        /** Connections to one service for plain requests. */
        @WithDefault("128")
        int connections();

        /** Connections to one service for event streams. */
        @WithDefault("4096")
        int streams();
    }
}
