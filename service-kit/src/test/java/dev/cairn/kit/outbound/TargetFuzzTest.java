package dev.cairn.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.kit.testing.Cost;
import dev.cairn.kit.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any text is a URL in order or refused, and what is in order says the same when it is read again. */
class TargetFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_126L);
    private static final Cost BOUND = new Cost(Duration.ofSeconds(1), 64);

    @Test
    void isInOrderOrRefused() throws Exception {
        var mutations = new Mutations(
                SEED,
                List.of(
                        "https://example.com:8443/a?b=c".getBytes(StandardCharsets.UTF_8),
                        "https://[2001:db8::1]/".getBytes(StandardCharsets.UTF_8)),
                List.of(
                        "@",
                        ":",
                        "[",
                        "]",
                        "\\",
                        "#",
                        "%",
                        "127.0.0.1",
                        "0x7f",
                        "..",
                        "\u3002",
                        "\uff11",
                        "xn--",
                        "//"));
        for (int round = 0; round < 10_000; round++) {
            String url = mutations.nextText();
            BOUND.covers("seed " + SEED + ", round " + round, () -> read(url));
        }
    }

    private static void read(String url) {
        Target target;
        try {
            target = Target.parse(url, false);
        } catch (RefusedUrl told) {
            assertThat(told.getMessage()).isNotBlank();
            return;
        }
        assertThat(target.secure()).isTrue();
        assertThat(target.host()).matches("[a-z0-9.-]+|[0-9a-f:.]+(?:%.*)?");
        assertThat(target.path()).startsWith("/").matches("[!-~]+");
    }
}
