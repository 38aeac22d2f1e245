package dev.cairn.assessment.scan.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.manifest.Unreadable;
import org.junit.jupiter.api.Test;

/** What a step calls in a make file or a task file counts as if the step did it, where it stands. */
class FollowedTasksTest {

    @Test
    void targetsOfIncludedMakefilesAreFollowed() throws Unreadable {
        var files = Files.of(
                ".travis.yml",
                "script: make check\n",
                "Makefile",
                "include make/a.mk\ncheck: unit\n",
                "make/a.mk",
                "include a.mk\nunit:\n\tpytest\n");

        assertThat(files.steps(".travis.yml")).contains("make/a.mk:3 pytest");
    }

    @Test
    void tasksOfATaskfileAreFollowed() throws Unreadable {
        var files = Files.of(
                ".travis.yml",
                "script: task ci\n",
                "Taskfile.yml",
                """
                version: '3'
                includes:
                  api: {taskfile: ./api/Taskfile.yml, dir: ./api}
                tasks:
                  ci:
                    deps: [lint]
                    cmds:
                      - task: api:test
                      - cmd: make all
                  lint: ruff .
                  other: make never
                """,
                "api/Taskfile.yml",
                "tasks:\n  test:\n    dir: src\n    cmds: [pytest, {task: ':lint'}]\n");

        assertThat(files.steps(".travis.yml"))
                .contains("Taskfile.yml:10 ruff .", "api/Taskfile.yml:4 pytest in api/src", "Taskfile.yml:9 make all")
                .noneMatch(step -> step.contains("never"));
    }
}
