package dev.cairn.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.stack.process.Child;
import dev.cairn.stack.process.Ports;
import dev.cairn.stack.process.StackException;
import dev.cairn.stack.process.Watchdog;
import dev.cairn.stack.server.Folders;
import dev.cairn.stack.server.KafkaServer;
import dev.cairn.stack.server.OidcServer;
import dev.cairn.stack.server.PostgresServer;
import dev.cairn.stack.server.Programs;
import dev.cairn.stack.server.Readiness;
import dev.cairn.stack.server.RedisServer;
import dev.cairn.stack.server.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The servers that tests use, on free ports, in a temporary folder, without any durability.
 *
 * <p>Prints one line of JSON when all are ready, and stops them when standard input ends. While it runs, it obeys lines
 * on standard input: {@code kill NAME}, {@code stop NAME} and {@code start NAME}, where a name is {@code postgres},
 * {@code redis} or {@code kafka}; each is answered by one line of JSON with the pids. Nothing is restarted by itself.
 */
public final class TestServers {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path run;
    private final Map<String, Server> servers;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private final List<Integer> ports;

    private TestServers(Path root) {
        this.root = root;
        this.run = Folders.make(root.resolve("run"));
        this.ports = Ports.free(5);
        Programs programs = Programs.cachedOr(root.resolve("programs"));
        this.servers = Map.of(
                "postgres",
                        new PostgresServer(
                                programs, root.resolve("postgres"), log("postgres"), ports.get(0), "", false),
                "redis", new RedisServer(programs, root.resolve("redis"), log("redis"), ports.get(1), false),
                "kafka", new KafkaServer(root.resolve("kafka"), log("kafka"), ports.get(2), ports.get(3)));
    }

    /**
     * Runs until standard input ends.
     *
     * @param arguments nothing, or {@code --port-file FILE}
     */
    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        Path root = Files.createTempDirectory("cairn-test-servers-");
        TestServers servers = new TestServers(root);
        Watchdog watchdog = Watchdog.over(servers.run, Duration.ofSeconds(5));
        Runtime.getRuntime().addShutdownHook(new Thread(servers::stopAll, "stop"));
        try (OidcServer oidc = OidcServer.start(servers.ports.get(4), root)) {
            servers.startAll();
            servers.announce(oidc, arguments);
            servers.obey();
            servers.stopAll();
            watchdog.close();
        } catch (StackException e) {
            System.err.println("test servers: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void startAll() {
        try {
            CompletableFuture.allOf(servers.keySet().stream()
                            .map(name -> CompletableFuture.runAsync(() -> start(name)))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void start(String name) {
        Server server = servers.get(name);
        if (server == null) {
            return;
        }
        server.prepare();
        Child child = Child.start(server.spec(), run);
        children.put(name, child);
        Readiness.await(child, server::answers, START_LIMIT);
    }

    private void announce(OidcServer oidc, String[] arguments) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.putObject("postgres")
                .put("host", "127.0.0.1")
                .put("port", ports.get(0))
                .put("user", "postgres")
                .put("password", "");
        line.putObject("redis").put("url", "redis://127.0.0.1:" + ports.get(1));
        line.putObject("kafka").put("bootstrap", "127.0.0.1:" + ports.get(2));
        line.putObject("oidc").put("issuer", oidc.issuer());
        line.set("pids", pids());
        line.put("directory", root.toString());
        if (arguments.length == 2 && arguments[0].equals("--port-file")) {
            Path file = Path.of(arguments[1]).toAbsolutePath();
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, line + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        System.out.println(line);
    }

    private ObjectNode pids() {
        ObjectNode pids = JSON.createObjectNode();
        children.forEach((name, child) -> pids.put(name, child.pid()));
        return pids;
    }

    private void obey() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.trim().split(" ");
            if (words.length == 2) {
                obey(words[0], words[1]);
                System.out.println(pids());
            }
        }
    }

    private void obey(String verb, String name) {
        Child child = children.get(name);
        if (verb.equals("start")) {
            start(name);
        } else if (child != null && verb.equals("kill")) {
            child.kill();
            children.remove(name);
        } else if (child != null && verb.equals("stop")) {
            child.stop();
            children.remove(name);
        }
    }

    private synchronized void stopAll() {
        for (String name : List.of("kafka", "redis", "postgres")) {
            Child child = children.remove(name);
            if (child != null) {
                child.kill();
            }
        }
        Folders.delete(root);
    }

    private Path log(String name) {
        return root.resolve(name + ".log");
    }
}
