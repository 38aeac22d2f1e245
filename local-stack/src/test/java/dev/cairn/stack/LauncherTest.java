package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.stack.launch.DeadLetters;
import dev.cairn.stack.process.Ports;
import dev.cairn.stack.process.RunDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, with real servers and no application. */
class LauncherTest {

    private static final List<String> SERVERS = List.of("postgres", "redis", "kafka");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path data;

    private final int base = freeBase();

    @AfterEach
    void stop() throws Exception {
        command("down").start().waitFor();
    }

    @Test
    @Timeout(240)
    void whatDiesIsRestartedAndAKilledLauncherLeavesNothing() throws Exception {
        assertThat(run("up", "--only", "infra", "--detach")).startsWith("0: ").contains("Cairn is ready");
        RunDirectory running = new RunDirectory(data.resolve("run"));
        ProcessHandle launcher = running.launcher().orElseThrow();

        ProcessHandle redis = running.process("redis").orElseThrow();
        redis.destroyForcibly();
        await(() -> running.process("redis")
                .filter(again -> again.pid() != redis.pid())
                .isPresent());

        deadLettersAreListedAndSentAgainOnce();
        assertThat(run("up", "--only", "infra"))
                .startsWith("1: cairn: this stack runs already")
                .hasLineCount(1);

        List<ProcessHandle> children = new ArrayList<>();
        SERVERS.forEach(name -> children.add(running.process(name).orElseThrow()));
        launcher.destroyForcibly();
        await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(running.launcher()).isEmpty();
    }

    @Test
    void aPortInUseIsOneLineWithItsNumberAndWhoWantedIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(base + 21, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("up", "--only", "infra"))
                    .startsWith("1: cairn: port " + taken.getLocalPort() + " is in use, and Redis wants it")
                    .hasLineCount(1);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "in the way");

        assertThat(run("up", "--only", "infra", "--data", file.resolve("below").toString()))
                .startsWith("1: cairn: cannot write to " + file.resolve("below"))
                .hasLineCount(1);
    }

    private void deadLettersAreListedAndSentAgainOnce() throws Exception {
        String bootstrap = "127.0.0.1:" + (base + 22);
        String topic = "cairn-projects-v1-assessment-service-dlq";
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key-1", "{}")).get();
        }
        DeadLetters letters = new DeadLetters(bootstrap);

        assertThat(letters.waiting()).extracting(DeadLetters.Letter::key).containsExactly("key-1");
        assertThat(letters.replay(topic)).isEqualTo(1);
        assertThat(letters.waiting()).isEmpty();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Process process = command(arguments).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + text;
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CAIRN_PORT_BASE", Integer.toString(base));
        builder.environment().put("CAIRN_DATA", data.toString());
        return builder;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static int freeBase() {
        while (true) {
            int candidate = Math.min(Ports.free(1).get(0), 64_000);
            if (IntStream.range(candidate, candidate + 26).allMatch(Ports::isFree)) {
                return candidate;
            }
        }
    }
}
