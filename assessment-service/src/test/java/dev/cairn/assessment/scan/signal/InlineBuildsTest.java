package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.domain.ScanResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Builds whose specification infrastructure code holds or names are pipelines like any other. */
class InlineBuildsTest {

    private static final String SPECIFICATION = """
            version: 0.2
            phases:
              build:
                commands:
                  - pytest -q
            """;

    @Test
    void aTemplateHoldsTheSpecification() {
        String template = "Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Source:\n"
                + "        Type: GITHUB\n        BuildSpec: |\n" + SPECIFICATION.indent(10);

        assertThat(tests(Map.of("template.yaml", template))).containsExactly("template.yaml:12 pytest -q");
    }

    @Test
    void aTemplateSubstitutesInTheSpecification() {
        String template = "Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Source:\n"
                + "        Type: GITHUB\n        BuildSpec:\n          Fn::Sub: |\n" + SPECIFICATION.indent(12);

        assertThat(tests(Map.of("template.yaml", template))).containsExactly("template.yaml:13 pytest -q");
    }

    @Test
    void terraformHoldsTheSpecificationOrNamesItsFile() {
        String held = "resource \"aws_codebuild_project\" \"a\" {\n  source {\n    type = \"GITHUB\"\n"
                + "    buildspec = <<-EOT\n" + SPECIFICATION.indent(6) + "    EOT\n  }\n}\n";
        String named = "resource \"aws_codebuild_project\" \"a\" {\n  source {\n"
                + "    buildspec = file(\"${path.module}/ci/build.yml\")\n  }\n}\n";

        assertThat(tests(Map.of("main.tf", held))).containsExactly("main.tf:9 pytest -q");
        assertThat(tests(Map.of("infra/main.tf", named, "infra/ci/build.yml", SPECIFICATION, "README.md", "")))
                .containsExactly("infra/ci/build.yml:5 pytest -q");
    }

    @Test
    void whatIsNoBuildOrIsReadWhereItStandsIsNotReadTwice() {
        String named = "Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Source:\n"
                + "        BuildSpec: buildspec.yml\n";
        String other = "Resources:\n  Build:\n    Type: AWS::SSM::Document\n    Properties:\n      Source:\n"
                + "        BuildSpec: |\n" + SPECIFICATION.indent(10);

        assertThat(tests(Map.of("template.yaml", named, "buildspec.yml", SPECIFICATION)))
                .containsExactly("buildspec.yml:5 pytest -q");
        assertThat(tests(Map.of("template.yaml", other))).isEmpty();
    }

    @Test
    void aSpecificationThatIsNoYamlIsNoted() {
        String template = "Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Source:\n"
                + "        BuildSpec: |\n          a: [\n          b\n";

        ScanResult result = Trees.scan(Map.of("template.yaml", template));

        assertThat(result.notes())
                .extracting(note -> note.fact() + " " + note.path())
                .containsExactly("tree.unreadable template.yaml");
    }

    private static List<String> tests(Map<String, String> files) {
        return Trees.scan(files).findings().stream()
                .filter(finding -> finding.fact().equals("ci.runs_tests"))
                .map(finding -> finding.path() + ":" + finding.line() + " " + finding.excerpt())
                .toList();
    }
}
