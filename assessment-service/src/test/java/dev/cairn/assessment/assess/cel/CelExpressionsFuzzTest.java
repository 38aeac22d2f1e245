package dev.cairn.assessment.assess.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.kit.testing.Cost;
import dev.cairn.kit.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text is an expression or refused, and any expression comes to an end, with a score, nothing, or a reason. */
class CelExpressionsFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_126L);
    private static final Cost BOUND = new Cost(Duration.ofSeconds(2), 512);
    private static final Map<String, FactType> FACTS = Map.of(
            "a.b",
            FactType.BOOL,
            "a.i",
            FactType.INT,
            "a.d",
            FactType.DOUBLE,
            "a.s",
            FactType.STRING,
            "a.l",
            FactType.STRINGS);
    private static final Map<String, Object> VALUES = Map.of(
            "a.b",
            true,
            "a.i",
            Long.MIN_VALUE,
            "a.d",
            0.5,
            "a.s",
            "a".repeat(5_000) + "!",
            "a.l",
            Collections.nCopies(300, "aaaaaaaaaaaaaaaa!"));
    private static final List<String> WORDS = List.of(
            "(",
            "[",
            "{",
            "a.b",
            "a.l",
            " && ",
            " || ",
            " ? ",
            " : ",
            "!",
            "-",
            "+",
            "/",
            "%",
            "\"",
            "'",
            "\\",
            ".map(x, ",
            ".exists(x, ",
            ".all(x, ",
            ".matches('(a*)*b')",
            "size(",
            "1e999",
            "9223372036854775807",
            "b'",
            "r'",
            "//");

    private final CelExpressions cel = new CelExpressions();

    @Test
    void isRefusedOrComesToAnEnd() throws Exception {
        List<byte[]> samples = Stream.of(
                        "a.b && a.i > 3",
                        "toward(a.d, 0.8)",
                        "a.s.matches('^(a+)+$') || a.l.exists(x, x.matches('(a|aa)+$'))",
                        "a.i == 0 ? 0.0 : (a.b || a.i <= 20 ? 1.0 : 20.0 / double(a.i))",
                        "a.l.all(x, a.l.exists(y, x == y))",
                        "[1, 2].map(x, x * a.i).size() > 1")
                .map(sample -> sample.getBytes(StandardCharsets.UTF_8))
                .toList();
        var mutations = new Mutations(SEED, samples, WORDS);
        for (int round = 0; round < 3_000; round++) {
            String source = mutations.nextText();
            BOUND.covers("seed " + SEED + ", round " + round, () -> run(source));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.s.matches('(a+)+$')",
                "a.s.matches('(a|a)*b')",
                "a.s.matches('((a{0,9}){0,9}){0,9}b')",
                "a.s.matches('(?=a)a')",
                "a.s.matches(a.s)",
                "a.l.all(x, a.l.all(y, a.l.all(z, x == y && y == z)))",
                "a.l.map(x, a.l.map(y, x + y)).size() > 0",
                "a.l.exists(x, x.matches('(a*)*b'))",
                "a.i / 0 > 1",
                "a.i - 1 > 0",
                "double(a.s) > 1.0",
                "int(1e300) > 1",
                "[a.s, a.s].map(x, x + x + x + x).map(x, x + x + x + x).map(x, x + x + x + x).size() > 1"
            })
    void whatWouldRunForEverDoesNot(String source) throws Exception {
        BOUND.covers(source, () -> run(source));
    }

    private void run(String source) {
        Expression expression;
        try {
            expression = cel.compile(source, FACTS);
        } catch (ExpressionException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        for (Map<String, Object> values :
                List.of(VALUES, Map.<String, Object>of(), Map.<String, Object>of("a.b", false))) {
            try {
                expression.evaluate(values).ifPresent(score -> assertThat(score).isBetween(0.0, 1.0));
            } catch (ExpressionException failed) {
                assertThat(failed.getMessage()).isNotBlank();
            }
        }
    }
}
