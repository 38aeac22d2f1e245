package dev.cairn.assessment.scan.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.manifest.Unreadable;
import org.junit.jupiter.api.Test;

/** What a pipeline runs by way of the task runners of Python. */
class PythonTasksTest {

    private static final String PIPELINE = ".travis.yml";

    @Test
    void poeTasksAreFollowedAlsoWhereTheyNameOthers() throws Unreadable {
        var files = Files.of(PIPELINE, "script: poetry run poe check\n", "pyproject.toml", """
                [tool.poe.tasks]
                test = "pytest -q"
                types = {cmd = "mypy src"}
                build = {shell = "python -m build"}
                check = ["types", "test"]
                """);

        assertThat(files.steps(PIPELINE))
                .containsExactly(
                        ".travis.yml:1 poetry run poe check",
                        "pyproject.toml:3 mypy src",
                        "pyproject.toml:2 pytest -q");
    }

    @Test
    void taskipyAndPdmAndHatchScriptsAreFollowed() throws Unreadable {
        var files = Files.of(
                PIPELINE,
                "script:\n  - task test\n  - pdm run lint\n  - hatch run types:check\n  - hatch run cov\n  - pdm install\n",
                "pyproject.toml",
                """
                [tool.taskipy.tasks]
                pre_test = "ruff check"
                test = "pytest"
                [tool.pdm.scripts]
                lint.composite = ["style", "mypy ."]
                style = {cmd = ["ruff", "check", "."]}
                [tool.hatch.envs.types.scripts]
                check = "pyright {args}"
                [tool.hatch.envs.default.scripts]
                tests = "coverage run -m pytest"
                cov = ["tests", "coverage report"]
                """);

        assertThat(files.steps(PIPELINE))
                .containsExactly(
                        ".travis.yml:2 task test",
                        "pyproject.toml:2 ruff check",
                        "pyproject.toml:3 pytest",
                        ".travis.yml:3 pdm run lint",
                        "pyproject.toml:6 ruff check .",
                        "pyproject.toml:5 mypy .",
                        ".travis.yml:4 hatch run types:check",
                        "pyproject.toml:8 pyright {args}",
                        ".travis.yml:5 hatch run cov",
                        "pyproject.toml:10 coverage run -m pytest",
                        "pyproject.toml:11 coverage report",
                        ".travis.yml:6 pdm install");
    }

    @Test
    void toxRunsTheEnvironmentsThatAreChosen() throws Unreadable {
        var files = Files.of(PIPELINE, "script:\n  - tox -e types\n  - tox -e py312\n", "tox.ini", """
                [testenv]
                commands =
                    pytest {posargs}
                [testenv:types]
                commands = mypy src
                [testenv:docs]
                commands = sphinx-build docs
                """);

        assertThat(files.steps(PIPELINE))
                .containsExactly(
                        ".travis.yml:2 tox -e types",
                        "tox.ini:5 mypy src",
                        ".travis.yml:3 tox -e py312",
                        "tox.ini:3 pytest {posargs}");
    }

    @Test
    void sessionsOfNoxAndTasksOfInvokeAreRead() throws Unreadable {
        var files = Files.of(
                PIPELINE, "script:\n  - nox -s types\n  - inv check-all\n", "noxfile.py", """
                import nox

                @nox.session(name="types")
                def check(session):
                    session.install("mypy")
                    # session.run("black")
                    session.run("mypy", "src")

                @nox.session
                def docs(session):
                    session.run("sphinx-build", "docs")
                """, "tasks.py", """
                from invoke import task

                @task
                def check_all(c):
                    c.run("pytest -q", pty=True)
                """);

        assertThat(files.steps(PIPELINE))
                .containsExactly(
                        ".travis.yml:2 nox -s types",
                        "noxfile.py:7 mypy src",
                        ".travis.yml:3 inv check-all",
                        "tasks.py:5 pytest -q");
    }

    @Test
    void withoutANameNoxRunsTheSessionsThatItsFileNames() throws Unreadable {
        String sessions = "def tests(session):\n    session.run('pytest')\n\n"
                + "def release(session):\n    session.run('twine', 'upload')\n";

        assertThat(Files.of(PIPELINE, "script: nox\n", "noxfile.py", "nox.options.sessions = ['tests']\n\n" + sessions)
                        .steps(PIPELINE))
                .containsExactly(".travis.yml:1 nox", "noxfile.py:4 pytest");
        assertThat(Files.of(PIPELINE, "script: nox\n", "noxfile.py", sessions).steps(PIPELINE))
                .containsExactly(".travis.yml:1 nox", "noxfile.py:2 pytest", "noxfile.py:5 twine upload");
    }

    @Test
    void namesThatNoRunnerKnowsAreNotFollowed() throws Unreadable {
        var files = Files.of(
                PIPELINE,
                "script:\n  - poe deploy\n  - pip install nox\n  - tox -e docs\n",
                "pyproject.toml",
                "[tool.poe.tasks]\ntest = 'pytest'\n",
                "noxfile.py",
                "def tests(session):\n    session.run('pytest')\n",
                "tox.ini",
                "[testenv]\ncommands = pytest\n[testenv:docs]\ncommands = sphinx-build docs\n");

        assertThat(files.steps(PIPELINE))
                .containsExactly(
                        ".travis.yml:2 poe deploy",
                        ".travis.yml:3 pip install nox",
                        ".travis.yml:4 tox -e docs",
                        "tox.ini:4 sphinx-build docs");
    }

    @Test
    void tasksThatNameOneAnotherEnd() throws Unreadable {
        var files = Files.of(
                PIPELINE, "script: poe a\n", "pyproject.toml", "[tool.poe.tasks]\na = ['b', 'b']\nb = ['a', 'a']\n");

        assertThat(files.steps(PIPELINE)).containsExactly(".travis.yml:1 poe a");
    }
}
