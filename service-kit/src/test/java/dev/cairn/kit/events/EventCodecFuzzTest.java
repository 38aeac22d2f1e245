package dev.cairn.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.events.EventCodec;
import dev.cairn.events.EventData;
import dev.cairn.events.EventType;
import dev.cairn.events.MalformedEvent;
import dev.cairn.kit.testing.Cost;
import dev.cairn.kit.testing.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any value of a record of Kafka is an event or a malformed one, and what was read can be written and read again. */
class EventCodecFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_126L);
    private static final Cost BOUND = new Cost(Duration.ofSeconds(2), 128);
    private static final List<String> WORDS = List.of("{", "[", "\"", "null", "1e999", "\\u0000", ",", "}", "-1");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void isReadOrMalformed(EventType type) throws Exception {
        var mutations = new Mutations(SEED, List.of(example(type)), WORDS);
        for (int round = 0; round < 300; round++) {
            byte[] value = mutations.next();
            BOUND.covers(type + ", seed " + SEED + ", round " + round, () -> read(type, value));
        }
    }

    private static void read(EventType type, byte[] value) {
        EventData data;
        try {
            data = EventCodec.read(type, value);
        } catch (MalformedEvent told) {
            assertThat(told.getMessage()).isNotBlank();
            return;
        }
        assertThat(EventCodec.read(type, EventCodec.write(data))).isEqualTo(data);
    }

    private static byte[] example(EventType type) throws IOException {
        try (InputStream example =
                Objects.requireNonNull(EventType.class.getResourceAsStream("/examples/" + type.type() + ".json"))) {
            return example.readAllBytes();
        }
    }
}
