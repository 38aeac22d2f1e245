package dev.cairn.bench.figure;

import dev.cairn.bench.stack.Customer.Project;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Tells when an event of a project came into the hand of a consumer; a thread of its own polls for it. */
final class ProjectEvents implements AutoCloseable {

    private static final String TOPIC = "cairn-projects-v1";
    private static final int PATIENCE = 30;

    private final KafkaConsumer<String, byte[]> consumer;
    private final LinkedBlockingQueue<Came> came = new LinkedBlockingQueue<>();
    private final Thread poller;
    private volatile boolean closing;

    private record Came(long time, String project, String version) {}

    /** Listens from now on. */
    ProjectEvents(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
                .map(one -> new TopicPartition(TOPIC, one.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        poller = new Thread(this::poll, "events of projects");
        poller.setDaemon(true);
        poller.start();
    }

    /** Forgets what came so far. */
    void forget() {
        came.clear();
    }

    /**
     * When the event of this version came, by {@link System#nanoTime}.
     *
     * @throws IllegalStateException if none comes
     */
    long await(Project project, String version) {
        try {
            Came one;
            do {
                one = came.poll(PATIENCE, TimeUnit.SECONDS);
                if (one == null) {
                    throw new IllegalStateException(TOPIC + ": nothing came for " + PATIENCE + " s");
                }
            } while (!one.version().equals(version)
                    || !one.project().equals(project.id().toString()));
            return one.time();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void poll() {
        while (!closing) {
            var records = consumer.poll(Duration.ofMillis(200));
            long now = System.nanoTime();
            records.forEach(record -> came.add(new Came(now, record.key(), sequence(record))));
        }
    }

    private static String sequence(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        closing = true;
        try {
            poller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
