package dev.cairn.assessment.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoadmapReaderTest {

    static final String GOOD = """
            id: small
            version: 3
            title: Small
            facts:
              - {name: ci.tests, type: bool, title: tests run}
              - {name: ci.jobs, type: int, title: jobs}
            phases:
              - id: one
                title: One
                window: weeks 1-2
                from-week: 1
                to-week: 2
                practices:
                  - id: one.ci
                    title: CI
                    why: Because.
                    checks:
                      - id: one.ci.tests
                        title: Tests run
                        expression: ci.tests
                        strength: detected
                        weight: 2
                        freshness: P7D
                        effort: S
                        required: true
                        advice: Run them.
                        proof: A scan.
                  - id: one.more
                    title: More
                    why: Because.
                    depends-on: [one.ci]
                    checks:
                      - id: one.more.jobs
                        title: Jobs
                        expression: "ci.jobs > 0"
                        strength: demonstrated
                        weight: 1
                        effort: L
                        required: true
                        advice: Add one.
                        proof: A run.
            """;

    private final RoadmapReader reader = new RoadmapReader(new CelExpressions());

    @Test
    void readsAll() {
        var roadmap = reader.read(GOOD);
        var tests = roadmap.check("one.ci.tests").orElseThrow();

        assertThat(roadmap.version()).isEqualTo(3);
        assertThat(tests.freshness()).isEqualTo(Duration.ofDays(7));
        assertThat(tests.effort()).isEqualTo(Effort.S);
        assertThat(tests.waivable()).isTrue();
        assertThat(roadmap.check("one.more.jobs").orElseThrow().strength()).isEqualTo(Strength.DEMONSTRATED);
        assertThat(roadmap.practice("one.more").orElseThrow().dependsOn()).containsExactly("one.ci");
    }

    @Test
    void namesAnUnknownFieldWithItsPlace() {
        refuses(
                GOOD.replace("        weight: 2", "        wieght: 2"),
                18,
                13,
                "field weight is missing",
                22,
                13,
                "unknown field wieght");
    }

    @Test
    void namesAMissingField() {
        refuses(GOOD.replace("title: Small\n", ""), 1, 1, "field title is missing");
    }

    @Test
    void namesABadExpressionToTheColumn() {
        refuses(
                GOOD.replace("expression: ci.tests", "expression: ci.tests && ci.nope"),
                20,
                37,
                "no fact is called ci.nope");
        refuses(GOOD.replace("expression: ci.tests", "expression: 'true'"), 20, 25, "reads no fact");
        refuses(GOOD.replace("\"ci.jobs > 0\"", "\"ci.jobs && ci.tests\""), 35, 34, "no matching overload");
    }

    @Test
    void namesDuplicates() {
        refuses(GOOD.replace("id: one.more.jobs", "id: one.ci.tests"), 33, 17, "id one.ci.tests is there twice");
        refuses(GOOD.replace("name: ci.jobs", "name: ci.tests"), 6, 12, "fact ci.tests is declared twice");
        refuses(GOOD.replace("title: Small", "title: Small\nid: again"), 4, 1, "field id is there twice");
    }

    @Test
    void namesUnknownAndCircularDependencies() {
        refuses(GOOD.replace("[one.ci]", "[one.nope]"), 31, 21, "no practice is called one.nope");
        refuses(GOOD.replace("[one.ci]", "[one.more]"), 31, 21, "the dependencies of one.more go in a circle");
    }

    @Test
    void whatValidatesAPhaseIsOneOfItsChecksAndAlwaysApplies() {
        String validated = GOOD.replace("to-week: 2\n", "to-week: 2\n    validated-by: one.ci.tests\n");
        reader.read(validated);

        refuses(validated.replace("by: one.ci.tests", "by: one.ci.nope"), 13, 19, "no check of this phase");
        refuses(
                validated.replaceFirst(
                        "why: Because.\n", "why: Because.\n        applies: {when: ci.tests, otherwise: no}\n"),
                13,
                19,
                "one.ci.tests may not apply, so it cannot be what the phase is validated by");
    }

    @Test
    void namesWrongValues() {
        refuses(GOOD.replace("weight: 2", "weight: 0"), 22, 21, "weight: must be 1 to 100");
        refuses(GOOD.replace("weight: 2", "weight: two"), 22, 21, "weight must be a number");
        refuses(GOOD.replace("P7D", "seven days"), 23, 24, "freshness: ");
        refuses(GOOD.replace("effort: S", "effort: XL"), 24, 21, "effort: must be S, M or L");
        refuses(GOOD.replace("strength: detected", "strength: sure"), 21, 23, "no strength is called sure");
        refuses(GOOD.replace("type: int", "type: number"), 6, 27, "no type of facts is called number");
        refuses(GOOD.replace("id: one.ci.tests", "id: two.ci.tests"), 18, 17, "must begin with one.ci.");
        refuses(
                GOOD.replaceFirst("required: true", "required: false"),
                18,
                11,
                "a practice needs at least one required check");
    }

    @Test
    void refusesWhatIsNoYamlOrTooMuchOfIt() {
        refuses("", 1, 1, "there is nothing in it");
        refuses("id: [", 1, 1, "not YAML");
        refuses("- a", 1, 1, "expected fields");
        refuses("[".repeat(200_000), 1, 21, "nested deeper than 20 levels");
        refuses("x".repeat(RoadmapReader.MAX_CHARACTERS + 1), 1, 1, "longer than");
        refuses(
                "a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]",
                4,
                5,
                "more than 10 aliases");
        refuses("a: &a [*a]", 1, 1, "unknown field a");
        refuses("!!javax.script.ScriptEngineManager [x]", 1, 1, "tags are not used here");
        refuses("id: !!python/object:os.system x", 1, 5, "tags are not used here");
        refuses(GOOD + "---\nid: two\n", 36, 1, "not YAML");
    }

    @Test
    void refusesMoreThanCanBeFollowed() {
        String check =
                GOOD.substring(GOOD.indexOf("          - id: one.ci.tests"), GOOD.indexOf("      - id: one.more"));
        var many = new StringBuilder();
        for (int i = 0; i < RoadmapSizes.MAX_CHECKS; i++) {
            many.append(check.replace("one.ci.tests", "one.ci.t" + i));
        }
        refuses(GOOD.replace(check, many), 8, 3, "401 checks, at most 400 are allowed");
    }

    @Test
    void tellsManyMistakesAtOnceUpToABound() {
        var refused = catchThrowableOfType(
                RoadmapException.class,
                () -> reader.read(GOOD.replace("expression: ci.tests", "expression: ci.nope")
                        .replace("title: Small", "titel: Small")
                        .replace("effort: S", "effort: XL")));
        assertThat(refused.errors())
                .extracting(RoadmapError::line, RoadmapError::pointer)
                .containsExactly(
                        tuple(1, ""),
                        tuple(3, "/titel"),
                        tuple(20, "/phases/0/practices/0/checks/0/expression"),
                        tuple(24, "/phases/0/practices/0/checks/0/effort"));

        var flood = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            flood.append("x").append(i).append(": 1\n");
        }
        assertThat(catchThrowableOfType(RoadmapException.class, () -> reader.read(flood.toString()))
                        .errors())
                .hasSize(Errors.MAX);
    }

    @Test
    void anOrganisationReadsOnlyFactsThatExistAndItsOwn() {
        var known = Map.of("ci.tests", FactType.BOOL, "ci.jobs", FactType.INT, "ci.deploys", FactType.BOOL);
        var own = RoadmapReader.ofOrganisations(new CelExpressions(), known, Set.of("shipped"));

        assertThat(own.read(GOOD).id()).isEqualTo("small");
        assertThat(own.read(GOOD.replace("name: ci.tests", "name: own.tests").replace("on: ci.tests", "on: own.tests"))
                        .facts())
                .extracting(FactDeclaration::name)
                .contains("own.tests");
        refuses(
                own,
                GOOD.replace("name: ci.jobs", "name: ci.jbos"),
                6,
                12,
                "no fact is called ci.jbos; did you mean ci.jobs?");
        refuses(
                own,
                GOOD.replace("{name: ci.jobs, type: int", "{name: ci.jobs, type: bool"),
                6,
                12,
                "fact ci.jobs is a int");
        refuses(
                own,
                GOOD.replace("expression: ci.tests", "expression: ci.deploys"),
                20,
                25,
                "no fact is called ci.deploys; declare it under facts, with the type bool");
        refuses(own, GOOD.replace("expression: ci.tests", "expression: ci.test"), 20, 25, "did you mean ci.tests?");
        refuses(own, GOOD.replace("weight: 2", "wieght: 2"), 22, 13, "unknown field wieght; did you mean weight?");
        refuses(
                own,
                GOOD.replace("[one.ci]", "[one.cii]"),
                31,
                21,
                "no practice is called one.cii; did you mean one.ci?");
        refuses(own, GOOD.replace("id: small", "id: shipped"), 1, 5, "id shipped is taken");
    }

    private void refuses(String yaml, Object... expected) {
        refuses(reader, yaml, expected);
    }

    private static void refuses(RoadmapReader reader, String yaml, Object... expected) {
        var refused = catchThrowableOfType(RoadmapException.class, () -> reader.read(yaml));
        assertThat(refused).as(yaml.length() > 500 ? "yaml" : yaml).isNotNull();
        List<RoadmapError> errors = refused.errors();
        boolean placed = !(expected[2].equals("") || expected[2].equals("not YAML"));
        assertThat(errors).isNotEmpty();
        for (int i = 0; placed && i < expected.length; i += 3) {
            int line = (int) expected[i];
            int column = (int) expected[i + 1];
            String message = (String) expected[i + 2];
            assertThat(errors).anySatisfy(error -> {
                assertThat(error.message()).contains(message);
                assertThat(error.line()).as(error.toString()).isEqualTo(line);
                assertThat(error.column()).as(error.toString()).isEqualTo(column);
            });
        }
    }
}
