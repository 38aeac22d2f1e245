package dev.cairn.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.kit.crypto.SomeSealer;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.testing.Cost;
import dev.cairn.kit.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A cursor that was changed is none, or means what it meant. */
class CursorsFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_126L);
    private static final Cost BOUND = new Cost(Duration.ofSeconds(1), 64);

    private final Cursors cursors = new Cursors(SomeSealer.make());

    @Test
    void onlyOursOfThisListAreRead() throws Exception {
        UUID key = UUID.fromString("019f0000-0000-7000-8000-000000000000");
        String ours = cursors.write("projects", key);
        var mutations = new Mutations(
                SEED, List.of(ours.getBytes(StandardCharsets.US_ASCII)), List.of("=", "-", "_", "/", "+", "%00"));

        assertThat(cursors.read("projects", ours)).isEqualTo(key);
        for (int round = 0; round < 5_000; round++) {
            String cursor = mutations.nextText();
            BOUND.covers("seed " + SEED + ", round " + round, () -> read(cursor, key));
        }
        assertThatThrownBy(() -> cursors.read("members", ours)).isInstanceOf(Problem.class);
    }

    /** Spare bits of the last character and padding say nothing, so some texts mean the same cursor. */
    private void read(String cursor, UUID key) {
        try {
            assertThat(cursors.read("projects", cursor)).isEqualTo(key);
        } catch (Problem refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
