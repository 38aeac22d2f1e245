package dev.cairn.portal.proxy;

import dev.cairn.portal.config.PortalConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Connections to the services.
 *
 * <p>Event streams hold theirs for hours, so they have a pool of their own: plain requests never wait for a stream to end.
 */
@ApplicationScoped
class Upstreams {

    private static final int WAITING = 1_000;
    /** Shorter than the services keep idle connections, so that a request rarely meets one that was just closed. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final Map<Service, URI> addresses = new EnumMap<>(Service.class);
    private final HttpClient plain;
    private final HttpClient streams;

    Upstreams(Vertx vertx, PortalConfig config) {
        addresses.put(Service.PROJECT, config.services().project());
        addresses.put(Service.ASSESSMENT, config.services().assessment());
        addresses.put(Service.NOTIFICATION, config.services().notification());
        var options = new HttpClientOptions()
                .setConnectTimeout((int) config.proxy().connectTimeout().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false)
                .setMaxWaitQueueSize(WAITING);
        plain = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(config.proxy().connections()));
        streams = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(config.proxy().streams()));
    }

    Future<HttpClientRequest> open(Service service, HttpMethod method, String target, boolean stream) {
        URI address = address(service);
        var options = new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(port(address))
                .setSsl("https".equals(address.getScheme()))
                .setURI(target)
                .setFollowRedirects(false);
        return (stream ? streams : plain).request(options);
    }

    /** Scheme and authority of a service, as it would name itself. */
    String origin(Service service) {
        URI address = address(service);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private URI address(Service service) {
        return Objects.requireNonNull(addresses.get(service));
    }

    private static int port(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
