package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.CoverageState;
import dev.cairn.events.DrillState;
import dev.cairn.events.EventType;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What notification-service proves of on-call becomes evidence, and meets checks. */
@QuarkusTest
class OnCallTest extends ServiceTest {

    private static final String FIRE_DRILL = "production.on-call.fire-drill";
    private static final String COVERED = "production.on-call.covered";

    private static void told(Org org, String outcome, Instant endedAt, List<UUID> projects) {
        boolean acknowledged = outcome.equals(DrillState.ACKNOWLEDGED);
        Instant start = endedAt.minusSeconds(102);
        TestEvents.publish(CairnEvent.of(
                UUID.randomUUID(),
                EventType.DRILL_ENDED,
                endedAt,
                new DrillState(
                        UUID.randomUUID(),
                        org.id(),
                        UUID.randomUUID(),
                        "Shop",
                        3,
                        UUID.randomUUID(),
                        projects,
                        outcome,
                        "ana",
                        start,
                        endedAt,
                        acknowledged ? "Ben" : null,
                        acknowledged ? endedAt : null,
                        acknowledged ? 102.0 : null,
                        1,
                        List.of(new DrillState.Person("ben", true, 1.4)),
                        2)));
    }

    private static void measured(Org org, int days, CoverageState.@Nullable Gap gap, UUID project) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TestEvents.publish(CairnEvent.of(
                UUID.randomUUID(),
                EventType.COVERAGE_MEASURED,
                now,
                new CoverageState(
                        UUID.randomUUID(),
                        org.id(),
                        "Shop",
                        now,
                        days,
                        30,
                        gap,
                        List.of(new CoverageState.Project(project, days)),
                        List.of(),
                        1)));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A server of Express, so that on-call applies. */
    private static Project server() {
        Project project = project(organisation());
        scanned(
                project,
                Map.of(
                        "package.json", "{\"name\": \"shop\", \"dependencies\": {\"express\": \"4.19.2\"}}",
                        "server.js", "const app = require('express')();\napp.listen(3000);\n"));
        return project;
    }

    private static String checkOutcome(Project project, String check) {
        return latest(project)
                .getString("phases.practices.flatten().checks.flatten().find { it.id == '" + check + "' }.outcome");
    }

    private static void awaitCheck(Project project, String check, String outcome) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(checkOutcome(project, check)).isEqualTo(outcome));
    }

    @Test
    void anAcknowledgedDrillMeetsTheCheckAndAFailedOneTakesItBack() {
        Project project = server();
        assertThat(checkOutcome(project, FIRE_DRILL)).isNotEqualTo("met");

        told(project.org(), DrillState.ACKNOWLEDGED, now().minusSeconds(60), List.of(project.id(), UUID.randomUUID()));
        awaitCheck(project, FIRE_DRILL, "met");
        var found = as("vic").get(project.evidence()).jsonPath().getMap("items.find { it.source == 'fire-drill' }");
        assertThat(found.get("strength")).isEqualTo("demonstrated");
        assertThat(found.get("summary")).isEqualTo("Ben took a fire drill of Shop on after 102.0 s");

        told(project.org(), DrillState.STOPPED, now().minusSeconds(40), List.of(project.id()));
        // what comes in late does not count
        told(project.org(), DrillState.FAILED, now().minusSeconds(900), List.of(project.id()));
        told(project.org(), DrillState.FAILED, now(), List.of(project.id()));
        awaitCheck(project, FIRE_DRILL, "unmet");
        assertThat(as("vic")
                        .get(project.evidence())
                        .jsonPath()
                        .<String>getList("items.findAll { it.source == 'fire-drill' }.summary"))
                .doesNotContain("stopped")
                .contains("Nobody took a fire drill of Shop on in time");
    }

    @Test
    void coverageIsHeldAgainstFourteenDays() {
        Project project = server();

        measured(project.org(), 14, null, project.id());
        awaitCheck(project, COVERED, "met");

        Instant start = now().plus(13, ChronoUnit.DAYS);
        measured(
                project.org(),
                13,
                new CoverageState.Gap(start, start.plusSeconds(3600), "Nobody is on call in Primary"),
                project.id());
        awaitCheck(project, COVERED, "unmet");
    }
}
