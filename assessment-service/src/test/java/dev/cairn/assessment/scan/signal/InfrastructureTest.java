package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.Looked;
import dev.cairn.assessment.scan.domain.ScanResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What infrastructure code asks for, as facts of phases 3 and 4. */
class InfrastructureTest {

    private static final String DATABASE = """
        provider "aws" {
          region = "eu-west-1"
        }
        provider "aws" {
          alias  = "second"
          region = "%s"
        }
        resource "aws_rds_cluster" "first" {
          availability_zones = ["eu-west-1a", "eu-west-1b"]
        }
        resource "%s" "second" {
          provider = aws.second
        }
        """;

    @ParameterizedTest
    @CsvSource({
        "us-east-1, aws_rds_cluster, 2",
        "eu-west-1, aws_rds_cluster, 1",
        "us-east-1, aws_acm_certificate, 1",
        "us-east-1, aws_iam_role, 1"
    })
    void aRegionCountsByWhatIsPlacedInIt(String region, String type, long regions) {
        ScanResult result = Trees.scan(Map.of("main.tf", DATABASE.formatted(region, type)));

        assertThat(result.facts()).containsEntry("infra.regions", regions);
    }

    @Test
    void aFunctionForTheEdgeOfACdnIsNoSecondRegion() {
        String cdn = "resource \"aws_cloudfront_distribution\" \"a\" {\n  count = var.x ? 1 : 0\n}\n";
        ScanResult result =
                Trees.scan(Map.of("main.tf", DATABASE.formatted("us-east-1", "aws_lambda_function"), "cdn.tf", cdn));

        assertThat(result.facts()).containsEntry("infra.regions", 1L);
    }

    @Test
    void oneRegionInEachOfTwoCloudsIsNotTwoRegions() {
        ScanResult result = Trees.scan(Map.of(
                "a/main.tf", "resource \"google_sql_database_instance\" \"a\" {\n  region = \"europe-west2\"\n}\n",
                "b/main.tf", "resource \"aws_instance\" \"a\" {\n  region = \"eu-west-1\"\n}\n"));

        assertThat(result.facts()).containsEntry("infra.regions", 1L);
    }

    @Test
    void everyAlertRuleCountsAndSaysWhereItIs() {
        String rules = "groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n"
                + "      - alert: Slow\n        expr: p95 > 1\n";
        ScanResult result = Trees.scan(Map.of("monitoring/rules.yml", rules));

        assertThat(result.facts()).containsEntry("alerting.rules", 2L).containsEntry("alerting.paging", false);
        assertThat(result.findings())
                .filteredOn(finding -> finding.fact().equals("alerting.rules"))
                .extracting(Finding::line)
                .containsExactly(4, 6);
    }

    @Test
    void anAbsenceSaysWhereItLooked() {
        ScanResult result = Trees.scan(Map.of("main.tf", "resource \"aws_instance\" \"a\" {}\n"));

        assertThat(result.facts()).containsEntry("dr.backup_job", false).containsEntry("slo.defined", false);
        assertThat(result.looked())
                .filteredOn(looked -> looked.fact().equals("dr.backup_job"))
                .extracting(Looked::files)
                .containsExactly(1);
    }

    @Test
    void aBrokenFileIsNotedAndTheOthersAreRead() {
        ScanResult result = Trees.scan(Map.of(
                "broken.tf", "resource \"a\" {",
                "main.tf", "resource \"aws_backup_plan\" \"a\" {}\n",
                "bytes.tf", "\u0000\u0001",
                "chart/templates/a.yaml", "kind: CronJob\napiVersion: {{ broken"));

        assertThat(result.facts()).containsEntry("dr.backup_job", true);
        assertThat(result.notes()).extracting(Finding::path).containsExactly("broken.tf");
    }
}
