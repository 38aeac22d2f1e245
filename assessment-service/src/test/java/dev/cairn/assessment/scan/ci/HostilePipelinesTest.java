package dev.cairn.assessment.scan.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines that are made to keep a reader busy. */
class HostilePipelinesTest {

    @Test
    @Timeout(10)
    void tasksAndServicesThatCallEachOtherComeToAnEnd() throws Unreadable {
        var tasks = new StringBuilder("includes: {a: ., b: .}\ntasks:\n");
        for (int i = 0; i < 200; i++) {
            tasks.append("  t").append(i).append(":\n    cmds:\n");
            for (int j = 0; j < 20; j++) {
                tasks.append("      - task: t")
                        .append((i + j) % 200)
                        .append("\n      - make x")
                        .append(j)
                        .append("\n");
            }
        }
        var files = Files.of(
                ".travis.yml",
                "script:\n  - task t1\n  - docker compose run a\n",
                "Taskfile.yml",
                tasks.toString(),
                "compose.yml",
                "services: {a: {command: docker compose run a}}\n",
                "Makefile",
                "%:\n\t$(MAKE) a-$@\n");

        assertThat(files.steps(".travis.yml")).hasSizeLessThan(5_000);
    }

    static Stream<String[]> hostile() {
        return Stream.of(
                new String[] {".gitlab-ci.yml", "include: .gitlab-ci.yml\na: {extends: b}\nb: {extends: a}\n"},
                new String[] {".gitlab-ci.yml", "a: {script: [" + "[".repeat(60) + "]".repeat(60) + "]}\n"},
                new String[] {".gitlab-ci.yml", "include: '" + "*a".repeat(500) + "'\n"},
                new String[] {".circleci/config.yml", "commands: {a: {steps: [a, a]}}\njobs: {build: {steps: [a]}}\n"},
                new String[] {
                    "azure-pipelines.yml", "steps:\n- template: azure-pipelines.yml\n- template: azure-pipelines.yml\n"
                },
                new String[] {"bitbucket-pipelines.yml", bomb("pipelines")},
                new String[] {".buildkite/pipeline.yml", bomb("steps")},
                new String[] {"azure-pipelines.yml", bomb("steps")},
                new String[] {".drone.yml", bomb("steps")},
                new String[] {".travis.yml", bomb("script")},
                new String[] {"appveyor.yml", bomb("test_script")},
                new String[] {"Jenkinsfile", "sh ' \n".repeat(50_000)},
                new String[] {"Jenkinsfile", "sh 'a' ".repeat(30_000)},
                new String[] {".teamcity/settings.kts", "scriptContent = \"\"\" ".repeat(10_000)},
                new String[] {".teamcity/settings.kts", "triggers { ".repeat(20_000)},
                new String[] {"Jenkinsfile", "a.runMaven(['b', ".repeat(20_000)},
                new String[] {"Jenkinsfile", "step(\n".repeat(40_000)},
                new String[] {"Jenkinsfile", " ".repeat(400_000)},
                new String[] {"cloudbuild.yaml", bomb("images")},
                new String[] {".woodpecker.yml", "\u0000\ufffd: ["});
    }

    /** A thousand million commands by way of aliases, if they were all looked at. */
    private static String bomb(String key) {
        var text = new StringBuilder("a0: &a0 [make]\n");
        for (int i = 1; i <= 9; i++) {
            text.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(10))
                    .append("]\n");
        }
        return text + key + ": *a9\n";
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(10)
    void whatIsMadeToBeSlowComesToAnEnd(String path, String text) {
        try {
            assertThat(Files.of(path, text).steps(path)).hasSizeLessThan(20_000);
        } catch (Unreadable e) {
            assertThat(e).hasMessageContaining("YAML");
        }
    }
}
