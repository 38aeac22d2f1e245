package dev.cairn.stack.launch;

import dev.cairn.stack.process.Child;
import dev.cairn.stack.process.Ports;
import dev.cairn.stack.process.RunDirectory;
import dev.cairn.stack.process.StackException;
import dev.cairn.stack.process.Supervised;
import dev.cairn.stack.process.Watchdog;
import dev.cairn.stack.server.MailSink;
import dev.cairn.stack.server.OidcServer;
import dev.cairn.stack.server.Readiness;
import dev.cairn.stack.server.Server;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One stack, from its start to its stop; {@link #stop} may be called from another thread at any time. */
public final class Stack {

    /** Keycloak's first start, with the realm's import, takes minutes on a loaded machine. */
    private static final Duration SERVER_LIMIT = Duration.ofMinutes(5);

    private static final Duration APP_LIMIT = Duration.ofMinutes(4);
    private static final Duration WATCH_EVERY = Duration.ofMillis(250);

    private final Settings settings;
    private final Console console;
    private final Clock clock;
    private final RunDirectory runDirectory;
    private final List<Supervised> members = new ArrayList<>();
    private final Object lock = new Object();
    private @Nullable Secrets secrets;
    private @Nullable Path run;
    private @Nullable Watchdog watchdog;
    private @Nullable OidcServer oidc;
    private @Nullable MailSink mail;
    private volatile boolean stopping;

    public Stack(Settings settings, Console console, Clock clock) {
        this.settings = settings;
        this.console = console;
        this.clock = clock;
        this.runDirectory = new RunDirectory(settings.data().resolve("run"));
    }

    /**
     * Starts everything and returns when all is ready.
     *
     * @throws StackException if something is in the way; what was started is left for {@link #stop}
     */
    public void start() {
        DataFolder.check(settings);
        int stale = runDirectory.clearStale();
        if (stale > 0) {
            console.line("stopped " + stale + " processes that an earlier launcher had left");
        }
        Ports.demandFree(settings.ports());
        synchronized (lock) {
            run = runDirectory.claim();
            watchdog = Watchdog.over(run, Duration.ofSeconds(15));
        }
        startServers();
        startAll(
                settings.apps().stream()
                        .map(app -> (Server) new AppServer(app, settings, secrets()))
                        .toList(),
                APP_LIMIT);
    }

    private void startServers() {
        if (!settings.keycloak()) {
            startOidc();
        }
        startMail();
        Servers servers = Servers.of(settings, secrets());
        startAll(servers.all(), SERVER_LIMIT);
        new Databases(servers.postgres(), secrets()).ensure();
        Topics.ensure(servers.kafka());
    }

    private void startOidc() {
        synchronized (lock) {
            if (!stopping) {
                oidc = OidcServer.start(settings.oidcPort(), settings.data());
            }
        }
        console.ready("sign-in", Duration.ZERO, settings.issuer());
    }

    private void startMail() {
        synchronized (lock) {
            if (!stopping) {
                mail = MailSink.start(settings.mailPort(), settings.mails(), clock);
            }
        }
        console.ready("mail", Duration.ZERO, settings.mails().toString());
    }

    /** One object for all: two would each write their own new secrets over the other's. */
    private Secrets secrets() {
        synchronized (lock) {
            if (secrets == null) {
                secrets = Secrets.in(settings.data().resolve("secrets.properties"));
            }
            return secrets;
        }
    }

    private void startAll(List<Server> servers, Duration limit) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            CompletableFuture.allOf(servers.stream()
                            .map(server -> CompletableFuture.runAsync(() -> start(server, limit), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException cause) {
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }

    private void start(Server server, Duration limit) {
        long began = System.nanoTime();
        server.prepare();
        Child child;
        synchronized (lock) {
            if (stopping || run == null) {
                throw new StackException("stopped while starting");
            }
            Supervised member = new Supervised(server.spec(), run, clock.instant());
            members.add(member);
            child = member.child();
        }
        console.starting(child.spec().name());
        Readiness.await(child, server::answers, limit);
        console.ready(child.spec().name(), Duration.ofNanos(System.nanoTime() - began), "pid " + child.pid());
    }

    /** Whether there is anything to stop. */
    public boolean isRunning() {
        synchronized (lock) {
            return run != null;
        }
    }

    /** Restarts what dies, until {@link #stop}. */
    public void watch() {
        while (!stopping) {
            synchronized (lock) {
                if (!stopping) {
                    members.forEach(this::look);
                    if (watchdog != null) {
                        watchdog.ensureAlive();
                    }
                }
            }
            LockSupport.parkNanos(WATCH_EVERY.toNanos());
        }
    }

    private void look(Supervised member) {
        String line = member.look(clock.instant());
        if (!line.isEmpty()) {
            console.line(line);
        }
    }

    /**
     * Stops the applications, then Kafka, then Redis and PostgreSQL, then lets the watchdog go; if something still
     * runs, the watchdog stays and takes over when this process ends.
     */
    public void stop() {
        stopping = true;
        synchronized (lock) {
            for (int tier = 0; tier <= 2; tier++) {
                stopTier(tier);
            }
            if (oidc != null) {
                oidc.close();
                oidc = null;
            }
            if (mail != null) {
                mail.close();
                mail = null;
            }
            if (members.stream().noneMatch(member -> member.child().isAlive())) {
                release();
            }
            members.clear();
        }
    }

    private void release() {
        if (watchdog != null) {
            watchdog.close();
            watchdog = null;
        }
        if (run != null) {
            runDirectory.release(run);
            run = null;
        }
    }

    private void stopTier(int tier) {
        ExecutorService threads = Executors.newCachedThreadPool();
        members.stream()
                .map(Supervised::child)
                .filter(child -> child.spec().tier() == tier)
                .forEach(child -> threads.execute(child::stop));
        threads.shutdown();
        try {
            threads.awaitTermination(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
