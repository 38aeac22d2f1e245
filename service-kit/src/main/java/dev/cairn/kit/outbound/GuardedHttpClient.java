package dev.cairn.kit.outbound;

import dev.cairn.kit.outbound.Outcome.Failed;
import dev.cairn.kit.outbound.Outcome.FailureKind;
import dev.cairn.kit.outbound.Outcome.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The only way to send a request to an address that a customer chose.
 *
 * <p>Looks the name up itself, refuses when any of its addresses is not public, and connects to the address it checked
 * while the Host header, SNI and the certificate's check keep the name. Follows no redirect. At most 4 requests to one
 * host are under way at once, so a host that hangs delays nobody else's.
 */
@ApplicationScoped
public class GuardedHttpClient {

    private static final int MOST_PER_HOST = 4;
    private static final int MOST_IN_ALL = 256;
    private static final int LOOK_UPS_AT_ONCE = 16;
    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final AddressPolicy policy;
    private final Resolver resolver;
    private final MeterRegistry meters;
    private final HttpClient client;
    private final WorkerExecutor lookUps;
    private final Bulkheads bulkheads = new Bulkheads(MOST_PER_HOST, MOST_IN_ALL);

    @Inject
    GuardedHttpClient(
            Vertx vertx,
            MeterRegistry meters,
            @ConfigProperty(name = "cairn.outbound.allow-loopback", defaultValue = "false") boolean loopbackAllowed) {
        this(vertx, meters, new AddressPolicy(loopbackAllowed), Resolver.ofSystem(), Exchange.options());
    }

    GuardedHttpClient(
            Vertx vertx, MeterRegistry meters, AddressPolicy policy, Resolver resolver, HttpClientOptions options) {
        this.vertx = vertx;
        this.meters = meters;
        this.policy = policy;
        this.resolver = resolver;
        // what a hostile receiver breaks is in the outcome; without a handler Vert.x logs it as our error
        this.client = vertx.httpClientBuilder()
                .with(options)
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
        this.lookUps =
                vertx.createSharedWorkerExecutor("outbound-names", LOOK_UPS_AT_ONCE, LONGEST_LOOK_UP.toNanos() * 4);
    }

    /**
     * Whether a URL may be kept, to be asked later.
     *
     * <p>A name that has no address now is let through, since it may have one by the time it is asked; the request
     * itself is checked again anyway.
     *
     * @return why not, as a clause that continues "the URL"; empty when it may
     */
    public Uni<Optional<String>> check(String url) {
        Target target;
        try {
            target = Target.parse(url, policy.loopbackAllowed());
        } catch (RefusedUrl e) {
            return Uni.createFrom().item(Optional.of(e.reason()));
        }
        return Uni.createFrom().emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            context.runOnContext(now -> {
                long timer = vertx.setTimer(LONGEST_LOOK_UP.toMillis(), late -> emitter.complete(Optional.empty()));
                resolve(target).onComplete(found -> {
                    vertx.cancelTimer(timer);
                    emitter.complete(found.succeeded() ? refusal(target, found.result()) : Optional.empty());
                });
            });
        });
    }

    /** Sends the request. Never fails: what went wrong is in the outcome. */
    public Uni<Outcome> send(OutboundRequest request) {
        return Uni.createFrom().<Outcome>emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            context.runOnContext(now -> {
                Exchange exchange = begin(request, emitter::complete);
                emitter.onTermination(() -> context.runOnContext(later -> exchange.stop()));
            });
        });
    }

    /**
     * Sends the request and answers as soon as the status is known; the body is then read as it comes, on a thread that may
     * wait. The same checks hold as for {@link #send}, and the same slots of the host are taken, until it is closed.
     *
     * @param request its time limit is for everything up to the status
     * @param whole for everything from the look-up of the name to the last byte; a read of the body that it ends throws a
     *     {@link java.net.SocketTimeoutException}
     * @return fails with {@link NoAnswer} when there is no status
     */
    public Uni<StreamedAnswer> open(OutboundRequest request, Duration whole) {
        return Uni.createFrom().<StreamedAnswer>emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            context.runOnContext(now -> {
                String[] entered = new String[1];
                var download = new Download(
                        vertx,
                        context,
                        request,
                        whole,
                        new Download.Listener(emitter::complete, emitter::fail, this::count, () -> leave(entered)));
                begin(request, download, entered);
                emitter.onTermination(download::abandon);
            });
        });
    }

    private Exchange begin(OutboundRequest request, Consumer<Outcome> whenDone) {
        String[] entered = new String[1];
        Exchange exchange = new Exchange(vertx, request, outcome -> {
            leave(entered);
            count(outcome);
            whenDone.accept(outcome);
        });
        begin(request, exchange, entered);
        return exchange;
    }

    private void leave(String[] entered) {
        if (entered[0] != null) {
            bulkheads.leave(entered[0]);
        }
    }

    private void begin(OutboundRequest request, Sending sending, String[] entered) {
        try {
            Target target = Target.parse(request.url(), policy.loopbackAllowed());
            if (bulkheads.enter(target.host())) {
                entered[0] = target.host();
                go(sending, target);
            } else {
                sending.end(new Failed(
                        FailureKind.BUSY, "too many requests to this host are under way", sending.sinceStart()));
            }
        } catch (RefusedUrl e) {
            sending.end(new Refused(e.reason()));
        }
    }

    private void go(Sending sending, Target target) {
        resolve(target)
                .onFailure(unknown -> sending.end(
                        new Failed(FailureKind.UNKNOWN_HOST, "the host's name has no address", sending.sinceStart())))
                .onSuccess(addresses -> refusal(target, addresses)
                        .ifPresentOrElse(
                                reason -> sending.end(new Refused(reason)),
                                () -> sending.send(client, pinned(addresses.get(0), target.port()), target)));
    }

    /** The address itself and no name, so that nothing is left to look up. */
    private static SocketAddress pinned(InetAddress address, int port) {
        return SocketAddress.inetSocketAddress(port, address.getHostAddress());
    }

    private Optional<String> refusal(Target target, List<InetAddress> addresses) {
        Optional<String> reason = policy.refusalOfAny(addresses).map(why -> "leads inside: " + why);
        if (reason.isEmpty() && !target.secure() && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return Optional.of("must start with https://");
        }
        return reason;
    }

    private Future<List<InetAddress>> resolve(Target target) {
        return lookUps.executeBlocking(
                () -> {
                    List<InetAddress> addresses = resolver.resolve(target.host());
                    if (addresses.isEmpty()) {
                        throw new UnknownHostException(target.host());
                    }
                    return addresses;
                },
                false);
    }

    private void count(Outcome outcome) {
        String result;
        if (outcome instanceof Outcome.Answered answered) {
            result = answered.status() / 100 + "xx";
        } else if (outcome instanceof Failed failed) {
            result = failed.kind().name().toLowerCase(java.util.Locale.ROOT);
        } else {
            result = "refused";
        }
        meters.counter("cairn.outbound.requests", "result", result).increment();
    }

    @PreDestroy
    void close() {
        client.close();
        lookUps.close();
    }
}
