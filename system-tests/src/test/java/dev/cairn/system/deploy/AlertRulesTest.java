package dev.cairn.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Each alert has a runbook, each runbook an alert; Prometheus reads the rules, and they fire when they should. */
class AlertRulesTest {

    private static final String PROMETHEUS = "deploy/observability/prometheus/";

    @Test
    void alertsAndRunbooksMatch() {
        var linked = new TreeSet<String>();
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            linked.add(rule.at("/annotations/runbook").asText());
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
        });
        var written = new TreeSet<String>();
        Repository.files("docs/runbooks", ".md").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .forEach(name -> written.add("docs/runbooks/" + name));

        assertThat(linked).isEqualTo(written);
    }

    @Test
    void aRunbookNamesItsAlertAndSaysWhatToDo() {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(
                                Repository.text(rule.at("/annotations/runbook").asText()))
                        .contains("`" + rule.path("alert").asText() + "`")
                        .contains(
                                "## What it means", "## What customers notice", "## Look", "## Act", "## Afterwards"));
    }

    @Test
    void everyApplicationIsScraped() {
        JsonNode targets = Repository.yaml(Repository.path(PROMETHEUS + "targets/compose.yml"))
                .get(0);
        var scraped = new ArrayList<String>();
        targets.forEach(group -> scraped.add(group.at("/targets/0").asText() + " "
                + group.at("/labels/service").asText()));

        var expected = new ArrayList<String>();
        for (Application application : Application.values()) {
            expected.add(application.title() + ":" + application.managementPort() + " " + application.title());
        }
        assertThat(scraped).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void prometheusAcceptsTheConfiguration() {
        check("check", "config", PROMETHEUS + "prometheus.yml");
    }

    @Test
    void eachAlertFiresWhenItShouldAndIsQuietOtherwise() {
        String cases = Repository.text(PROMETHEUS + "rules/alerts-test.yml");
        assertThat(rules())
                .allSatisfy(rule -> assertThat(
                                cases.split("alertname: " + rule.path("alert").asText() + "\\b", -1))
                        .hasSize(3));

        check("test", "rules", PROMETHEUS + "rules/alerts-test.yml");
    }

    private static void check(String... arguments) {
        var program = Repository.program("promtool");
        Assumptions.assumeTrue(program.isPresent(), "promtool is not installed");
        var outcome = Repository.run(program.get(), arguments);
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    private static List<JsonNode> rules() {
        var rules = new ArrayList<JsonNode>();
        Repository.yaml(Repository.path(PROMETHEUS + "rules/alerts.yml"))
                .get(0)
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }
}
