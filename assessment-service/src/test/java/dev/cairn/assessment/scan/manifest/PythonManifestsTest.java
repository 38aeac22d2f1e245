package dev.cairn.assessment.scan.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonManifestsTest {

    @ParameterizedTest
    @CsvSource({
        "requirements.txt, RUNTIME",
        "requirements-docker.txt, RUNTIME",
        "requirements_social.txt, RUNTIME",
        "requirements/production.txt, RUNTIME",
        "requirements-latest.txt, RUNTIME",
        "requirements-dev.txt, DEVELOPMENT",
        "dev_requirements.txt, DEVELOPMENT",
        "requirements/local.txt, DEVELOPMENT",
        "requirements/base.txt, RUNTIME",
        "requirements-ci.txt, DEVELOPMENT",
        "requirements-docs.txt, DEVELOPMENT"
    })
    void aListOfRequirementsIsForWhatItsNameSays(String path, Kind kind) throws Unreadable {
        Manifest list = Manifests.read(path, "redis==5.0\n", Map.of());

        assertThat(list.dependencies()).extracting(Dependency::kind).containsExactly(kind);
    }

    @Test
    void dependencyGroupsAreForDevelopmentUnlessTheyAreCalledOtherwise() throws Unreadable {
        Manifest project = Manifests.read("pyproject.toml", """
                [project]
                name = "shop"
                dependencies = ["django"]
                [project.optional-dependencies]
                social = ["authlib"]
                docs = ["sphinx"]
                [dependency-groups]
                prod = ["gunicorn"]
                lint = ["ruff"]
                """, Map.of());

        assertThat(project.dependencies())
                .extracting(Dependency::name, Dependency::kind)
                .containsExactlyInAnyOrder(
                        tuple("django", Kind.RUNTIME),
                        tuple("authlib", Kind.RUNTIME),
                        tuple("sphinx", Kind.DEVELOPMENT),
                        tuple("gunicorn", Kind.RUNTIME),
                        tuple("ruff", Kind.DEVELOPMENT));
    }
}
