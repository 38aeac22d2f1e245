package dev.cairn.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard can be provisioned, says what each panel means, and asks only for meters that are documented. */
class DashboardTest {

    private static final Pattern METER = Pattern.compile("\\b(?:cairn|http|jvm|process|sql|kafka)_[a-z0-9_]+");
    private static final Pattern RUNBOOK = Pattern.compile("docs/runbooks/[a-z-]+\\.md");

    private final JsonNode dashboard = Repository.json("deploy/observability/grafana/dashboards/suite.json");

    @Test
    void panelsHaveUniqueIdsAndDoNotOverlap() {
        var ids = new ArrayList<Integer>();
        dashboard.path("panels").forEach(panel -> ids.add(panel.path("id").asInt()));

        assertThat(ids).hasSizeGreaterThan(15).doesNotHaveDuplicates().doesNotContain(0);
        assertThat(cells()).doesNotHaveDuplicates();
    }

    @Test
    void everyPanelIsExplained() {
        for (JsonNode panel : panels()) {
            String title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asText())
                    .as(title)
                    .hasSizeGreaterThan(40)
                    .endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title)
                    .isNotBlank();
        }
        RUNBOOK.matcher(dashboard.toString())
                .results()
                .forEach(link -> assertThat(Repository.path(link.group())).exists());
    }

    @Test
    void noDataSourceIsHardCoded() {
        assertThat(dashboard.path("uid").asText()).isEqualTo("cairn-suite");
        assertThat(dashboard.path("schemaVersion").asInt()).isPositive();
        assertThat(dashboard.findValues("uid"))
                .extracting(JsonNode::asText)
                .filteredOn(uid -> !uid.equals("cairn-suite"))
                .containsOnly("${datasource}");
        assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
    }

    @Test
    void everyMeterItAsksForIsDocumented() {
        String documented = Repository.text("docs/metrics.md");
        var asked = new TreeSet<String>();
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> METER.matcher(target.path("expr").asText())
                        .results()
                        .forEach(meter -> asked.add(meter.group()))));

        assertThat(asked)
                .hasSizeGreaterThan(12)
                .allSatisfy(meter ->
                        assertThat(documented).contains("`" + meter.replaceFirst("_(?:count|bucket)$", "") + "`"));
    }

    private List<JsonNode> panels() {
        var panels = new ArrayList<JsonNode>();
        dashboard.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(panel);
            }
        });
        return panels;
    }

    private List<String> cells() {
        var cells = new ArrayList<String>();
        dashboard.path("panels").forEach(panel -> {
            JsonNode at = panel.path("gridPos");
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    cells.add(x + "," + y);
                }
            }
        });
        return cells;
    }
}
