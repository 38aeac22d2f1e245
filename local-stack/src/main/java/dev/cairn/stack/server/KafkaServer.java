package dev.cairn.stack.server;

import dev.cairn.stack.process.ChildSpec;
import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A real Kafka broker (KRaft, one node) on loopback. */
public final class KafkaServer implements Server {

    private final Path data;
    private final Path log;
    private final int port;
    private final int controllerPort;

    public KafkaServer(Path data, Path log, int port, int controllerPort) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Host and port for clients. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void prepare() {
        Folders.make(data);
        try (Writer writer = Files.newBufferedWriter(data.resolve("node.properties"))) {
            settings().store(writer, null);
        } catch (IOException e) {
            throw new StackException("cannot write to " + data + ": " + e.getMessage(), e);
        }
    }

    private Properties settings() {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.put("listeners", "PLAINTEXT://" + bootstrap() + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "PLAINTEXT://" + bootstrap());
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        p.put("log.dirs", data.resolve("log").toString());
        p.put("auto.create.topics.enable", "false");
        p.put("num.partitions", "6");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "6");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("log.cleaner.dedupe.buffer.size", "2097152");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        return p;
    }

    @Override
    public ChildSpec spec() {
        return new ChildSpec(
                "kafka",
                1,
                JavaProgram.command(
                        KafkaNode.class, 256, data.resolve("node.properties").toString()),
                Map.of(),
                data,
                log,
                "TERM",
                Duration.ofSeconds(20));
    }

    @Override
    public boolean answers() {
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A client for topics; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000));
    }
}
