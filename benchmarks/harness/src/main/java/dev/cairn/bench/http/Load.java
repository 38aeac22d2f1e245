package dev.cairn.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A number of clients that each have one request under way at any time, over a connection of their own. */
public final class Load implements AutoCloseable {

    private final List<Wire> wires = new ArrayList<>();
    private final List<Script> scripts;
    private final ExecutorService threads;

    /** Connects one client per script to a port of this machine. */
    public Load(int port, List<Script> scripts) {
        this.scripts = List.copyOf(scripts);
        this.threads = Executors.newFixedThreadPool(scripts.size());
        try {
            for (int i = 0; i < scripts.size(); i++) {
                wires.add(new Wire(port));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("port " + port, e);
        }
    }

    /**
     * Sends a number of requests, shared evenly, and returns when all are answered.
     *
     * @return how many were sent: the number given, up to a whole number for each client
     * @throws IllegalStateException if one answer was not what its script wants, or did not come
     */
    public int run(int requests) {
        int each = (requests + scripts.size() - 1) / scripts.size();
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            Wire wire = wires.get(i);
            Script script = scripts.get(i);
            clients.add(threads.submit(() -> send(wire, script, each)));
        }
        for (Future<?> client : clients) {
            await(client);
        }
        return each * scripts.size();
    }

    private static void send(Wire wire, Script script, int requests) {
        try {
            for (int i = 0; i < requests; i++) {
                script.answered(wire.exchange(script.next()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Future<?> client) {
        try {
            client.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Wire wire : wires) {
            try {
                wire.close();
            } catch (IOException e) {
                // it is given up anyway
            }
        }
    }
}
