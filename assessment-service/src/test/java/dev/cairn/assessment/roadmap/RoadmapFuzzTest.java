package dev.cairn.assessment.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.kit.testing.Cost;
import dev.cairn.kit.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text is a roadmap or refused with the place of each mistake, in bounded time and memory. */
class RoadmapFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_126L);
    private static final Cost BOUND = new Cost(Duration.ofSeconds(5), 1_024);
    private static final List<String> WORDS = List.of(
            "- ",
            "[",
            "{",
            "&a ",
            "*a ",
            "<<: *a\n",
            "? ",
            "!!b ",
            "|\n",
            ">\n",
            "\n---\n",
            "\t",
            "  ",
            ": ",
            "# ",
            "id: a.b\n",
            "expression: ",
            "depends-on: [one.ci]\n",
            "applies: {when: a.b, otherwise: no}\n");

    private final RoadmapReader reader = new RoadmapReader(new CelExpressions());

    @Test
    void isReadOrRefused() throws Exception {
        byte[] sample = RoadmapReaderTest.GOOD.getBytes(StandardCharsets.UTF_8);
        var mutations = new Mutations(SEED, List.of(sample), WORDS);
        for (int round = 0; round < 1_500; round++) {
            String text = mutations.nextText();
            BOUND.covers("seed " + SEED + ", round " + round, () -> read(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phases: &p [*p]",
                "a: &a [b,b,b,b,b,b,b,b,b]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
                "? [[[[a]]]]\n: b",
                "id: !!java.net.URL [x]",
                "\uFFFE\uFFFF",
                "- - - - - - - - - a"
            })
    void refusesWhatIsNone(String text) {
        assertThat(read(text)).isFalse();
    }

    @Test
    void depthsOfAnyKindAreRefused() throws Exception {
        for (String word : List.of("[", "{a: ", "- ", "? ", "{[", "!a ", "&a ")) {
            BOUND.covers(word, () -> assertThat(read(word.repeat(100_000))).isFalse());
        }
    }

    private boolean read(String text) {
        try {
            reader.read(text);
            return true;
        } catch (RoadmapException refused) {
            assertThat(refused.errors()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.message()).isNotBlank();
                assertThat(error.line()).isPositive();
            });
            return false;
        }
    }
}
