package dev.cairn.assessment.assess.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelExpressionsTest {

    private static final Map<String, FactType> FACTS = Map.of(
            "ci.runs_tests", FactType.BOOL,
            "ci.deploys", FactType.BOOL,
            "schema.tables", FactType.INT,
            "types.share", FactType.DOUBLE,
            "project.kind", FactType.STRING,
            "project.languages", FactType.STRINGS);
    private static final Map<String, Object> VALUES = Map.of(
            "ci.runs_tests",
            true,
            "ci.deploys",
            false,
            "schema.tables",
            40L,
            "types.share",
            0.4,
            "project.kind",
            "service",
            "project.languages",
            List.of("java", "python"));

    private final Expressions expressions = new CelExpressions();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "ci.runs_tests ; 1",
                "ci.deploys ; 0",
                "ci.runs_tests && !ci.deploys ; 1",
                "schema.tables == 0 ? 0.0 : (schema.tables <= 20 ? 1.0 : 20.0 / double(schema.tables)) ; 0.5",
                "toward(types.share, 0.8) ; 0.5",
                "toward(schema.tables, 20) ; 1",
                "types.share >= 1 ; 0",
                "schema.tables ; 1",
                "project.kind in ['service', 'web-application'] ; 1",
                "'java' in project.languages ; 1",
                "project.languages.exists(l, l.startsWith('py')) ; 1",
            })
    void scores(String source, double score) {
        assertThat(expressions.compile(source, FACTS).evaluate(VALUES)).hasValue(score);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "ci.runs_tests || ci.deploys ; 1",
                "ci.deploys || ci.runs_tests ; 1",
                "!ci.runs_tests && ci.deploys ; 0",
                "ci.deploys && !ci.runs_tests ; 0",
                "ci.runs_tests && ci.deploys ;",
                "ci.deploys ;",
                "ci.deploys ? 1.0 : 0.5 ;",
                "(ci.deploys ? 0.5 : 0.0) + (ci.runs_tests ? 0.5 : 0.0) ;",
                "schema.tables <= 20 || ci.runs_tests ; 1",
            })
    void aMissingFactMattersOnlyWhereItDecides(String source, Double score) {
        OptionalDouble found = expressions.compile(source, FACTS).evaluate(Map.of("ci.runs_tests", true));

        assertThat(found).isEqualTo(score == null ? OptionalDouble.empty() : OptionalDouble.of(score));
    }

    @Test
    void namesTheFactsItReadsAndNoLoopVariables() {
        var expression = expressions.compile(
                "project.languages.exists(l, l == project.kind) || ci.deploys || ci.deploys", FACTS);

        assertThat(expression.facts()).containsExactly("ci.deploys", "project.kind", "project.languages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ci.",
                "ci.unheard_of",
                "ci.runs_tests && 1",
                "project.kind",
                "schema.tables + types.share > 1",
                "toward(project.kind, 1)",
                "env.HOME == ''",
            })
    void refusesWhatItCannotUnderstand(String source) {
        assertThatThrownBy(() -> expressions.compile(source, FACTS)).isInstanceOf(ExpressionException.class);
    }

    @Test
    void saysWhere() {
        assertThatThrownBy(() -> expressions.compile("ci.runs_tests &&\n  ci.unheard_of", FACTS))
                .isInstanceOfSatisfying(ExpressionException.class, wrong -> {
                    assertThat(wrong.line()).isEqualTo(2);
                    assertThat(wrong.column()).isBetween(3, 6);
                    assertThat(wrong).hasMessageContaining("no fact is called ci.unheard_of");
                });
    }

    @Test
    void refusesWhatIsTooLongTooDeepOrTooMuch() {
        var tooLong = "true" + " || true".repeat(200);
        var tooDeep = "(".repeat(60) + "true" + ")".repeat(60);
        assertThatThrownBy(() -> expressions.compile(tooLong, FACTS)).isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> expressions.compile(tooDeep, FACTS)).isInstanceOf(ExpressionException.class);

        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add("l" + i);
        }
        var square = expressions.compile("project.languages.all(a, project.languages.all(b, a != b))", FACTS);
        assertThatThrownBy(() -> square.evaluate(Map.of("project.languages", many)))
                .isInstanceOf(ExpressionException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "project.kind + project.kind == 'aa' ; texts cannot be joined",
                "['a'].map(a, a + a + a).map(a, a + a + a)[0] == 'b' ; texts cannot be joined",
                "size([project.languages]) > 0 ; only truths, numbers, texts and lists of them",
                "[project.languages].exists(a, [a].exists(b, b == b)) ; only truths, numbers, texts and lists of them",
                "{'a': project.kind}['a'] == 'b' ; only truths, numbers, texts and lists of them",
                "dyn(project.kind) == 1 ; only truths, numbers, texts and lists of them",
                "bytes(project.kind) == b'1' ; only truths, numbers, texts and lists of them",
                "type(project.kind) == string ; only truths, numbers, texts and lists of them",
                "project.kind.matches(project.kind) ; a regular expression must be written out",
                "project.kind.matches('(a') ; not a regular expression (RE2)",
                "project.kind.matches('(a)\\\\1') ; not a regular expression (RE2)",
                "project.kind.matches('(?=a)b') ; not a regular expression (RE2)",
                "project.kind.matches('((a{50}){50}){50}') ; regular expression",
                "project.languages.all(a, project.languages.all(b, project.languages.all(c, a != b))) ; more than 250,000",
                "project.languages.all(a, project.languages.all(b, project.languages == [a, b])) ; more than 250,000",
            })
    void refusesWhatCouldCostTooMuch(String source, String why) {
        assertThatThrownBy(() -> expressions.compile(source, FACTS))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "project.languages.filter(l, l != 'java').size() == 1 ; 1",
                "project.languages.map(l, size(l)).exists(n, n == 6) ; 1",
                "project.languages.exists(a, project.languages.exists(b, a != b)) ; 1",
                "project.languages == [] ; 0",
                "project.languages + ['go'] == ['java', 'python', 'go'] ; 1",
                "project.kind.matches('^serv(ice)?$') ; 1",
            })
    void allowsLoopsAndListsThatStaySmall(String source, double score) {
        assertThat(expressions.compile(source, FACTS).evaluate(VALUES)).hasValue(score);
    }

    /** RE2 needs time in proportion to the text; a backtracking engine would need 2 to the power of 40 steps here. */
    @Test
    void aRegularExpressionCannotRunAway() {
        var nested = expressions.compile("project.kind.matches('^(([a-z])+.)+[A-Z]([a-z])+$')", FACTS);

        long started = System.nanoTime();
        assertThat(nested.evaluate(Map.of("project.kind", "a".repeat(10_000)))).hasValue(0);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    /** The estimate is a bound: the most costly expressions that pass it end quickly on the largest facts that are read. */
    @Test
    void whatPassesTheEstimateEndsSoon() {
        List<String> most = new ArrayList<>();
        for (int i = 0; i < CelBounds.MOST_TEXTS; i++) {
            most.add("language-" + i);
        }
        for (String source : List.of(
                "project.languages.all(a, project.languages.all(b, a == b || a != b))",
                "project.languages.all(a, a in project.languages && project.languages == project.languages)",
                "project.languages.all(a, project.languages.exists_one(b, b == a))")) {
            var expression = expressions.compile(source, FACTS);
            long started = System.nanoTime();
            try {
                expression.evaluate(Map.of("project.languages", most));
            } catch (ExpressionException bounded) {
                assertThat(bounded).hasMessageContaining("teration");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).as(source).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aListThatIsTooLongIsNotRead() {
        var expression = expressions.compile("'java' in project.languages", FACTS);
        var many = Collections.nCopies(CelBounds.MOST_TEXTS + 1, "x");

        assertThatThrownBy(() -> expression.evaluate(Map.of("project.languages", many)))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("fact project.languages has 101 texts; at most 100 can be read");
    }

    @Test
    void suggestsTheFactThatWasMeant() {
        assertThatThrownBy(() -> expressions.compile("ci.run_tests", FACTS))
                .hasMessage("no fact is called ci.run_tests; did you mean ci.runs_tests?");
    }

    @Test
    void aFailureWithAllFactsIsAnError() {
        var expression = expressions.compile("100 / schema.tables > 1", FACTS);

        assertThatThrownBy(() -> expression.evaluate(Map.of("schema.tables", 0L)))
                .isInstanceOf(ExpressionException.class);
    }

    @Test
    void isSharedByThreads() throws Exception {
        var expression = expressions.compile("toward(types.share, 0.8) > 0.4 && ci.runs_tests", FACTS);
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Double>> tasks = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                double share = i % 2 == 0 ? 0.8 : 0.1;
                tasks.add(() -> expression
                        .evaluate(Map.of("types.share", share, "ci.runs_tests", true))
                        .orElseThrow());
            }
            var results = pool.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? 1 : 0);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
