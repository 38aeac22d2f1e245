package dev.cairn.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReductionTest {

    @Test
    void ciAndTestsAreTakenAwayAndNothingElse() {
        List<String> kept = List.of("src/main/java/A.java", "contest/rules.md", "latest.txt", "src/attestation.ts");
        List<String> taken = List.of(
                ".github/workflows/ci.yml",
                ".gitlab-ci.yml",
                "Jenkinsfile",
                ".ci/run",
                "src/test/java/ATest.java",
                "tests/test_a.py",
                "web/a.test.ts",
                "system-tests/pom.xml");

        assertThat(kept).noneMatch(Reduction::isCiOrTest);
        assertThat(taken).allMatch(Reduction::isCiOrTest);
    }

    @Test
    void onlyTheFilesBehindMetPracticesAreTakenAway() throws Exception {
        var assessment = Api.JSON.readTree("""
                {"phases":[{"practices":[
                  {"outcome":"met","checks":[{"findings":[{"path":"tsconfig.json"}]}]},
                  {"outcome":"unmet","checks":[{"findings":[{"path":"package.json"}]}]}]}]}
                """);

        assertThat(Reduction.withoutProofs(List.of("package.json", "tsconfig.json"), assessment))
                .containsExactly("package.json");
        assertThat(Reduction.anyMet(assessment)).isTrue();
    }
}
