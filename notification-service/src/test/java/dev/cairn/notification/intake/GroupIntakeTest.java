package dev.cairn.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.notification.NotificationTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of Alertmanager and Grafana. */
@NotificationTest
class GroupIntakeTest extends IntakeSetting {

    @Test
    void aGroupOfAlertmanagerIsOneAlertPerFingerprint() {
        var first = group("alertmanager", 200, "4", List.of(member("a", "firing"), member("b", "firing")));
        assertThat(first.getInt("raised")).isEqualTo(2);
        assertThat(first.getInt("truncated")).isEqualTo(2);
        var second = group("alertmanager", 200, "4", List.of(member("a", "resolved"), member("b", "firing")));
        assertThat(second.getInt("resolved")).isEqualTo(1);
        assertThat(second.getInt("repeated")).isEqualTo(1);

        acme.as("viewer")
                .get(alerts() + "?integration=alertmanager")
                .then()
                .body("items.find { it.dedupKey == 'fa' }.state", equalTo("resolved"))
                .body("items.find { it.dedupKey == 'fb' }.state", equalTo("open"))
                .body("items.find { it.dedupKey == 'fb' }.count", equalTo(1))
                .body("items.find { it.dedupKey == 'fb' }.severity", equalTo("critical"))
                .body("items.find { it.dedupKey == 'fb' }.project", nullValue());
        group("alertmanager", 400, "3", List.of(member("a", "firing")));
        group("alertmanager", 400, "4", List.of("no alert"));
    }

    @Test
    void grafanaIsHeardInItsOwnForm() {
        var panel = new HashMap<>(member("g", "firing"));
        panel.put("panelURL", "https://grafana.example.com/d/1?viewPanel=2");
        panel.put("valueString", "[ value=612 ]");

        group("grafana", 200, "1", List.of(panel));

        acme.as("viewer")
                .get(alerts() + "?integration=grafana")
                .then()
                .body("items[0].link", equalTo("https://grafana.example.com/d/1?viewPanel=2"))
                .body("items[0].details", nullValue());
        String id = acme.as("viewer").get(alerts()).path("items[0].id");
        assertThat(alert(id).getString("details.valueString")).isEqualTo("[ value=612 ]");
    }

    @Test
    void sixtyFourAlertsAreTakenInTogether() {
        var many = new ArrayList<Object>();
        for (int i = 0; i < 64; i++) {
            many.add(member("n" + i, "firing"));
        }
        assertThat(group("alertmanager", 200, "4", many).getInt("raised")).isEqualTo(64);
        assertThat(group("alertmanager", 200, "4", many).getInt("repeated")).isEqualTo(64);
    }

    /** The limit of one transaction is 64 in tests. */
    @Test
    void aLargeGroupIsTakenInSliceBySlice() {
        var many = new ArrayList<Object>();
        for (int i = 0; i < 200; i++) {
            many.add(member("l" + i, "firing"));
        }
        assertThat(group("alertmanager", 200, "4", many).getInt("raised")).isEqualTo(200);
        assertThat(group("alertmanager", 200, "4", many).getInt("repeated")).isEqualTo(200);
        var tooMany = group("alertmanager", 400, "4", Collections.nCopies(641, member("x", "firing")));
        assertThat(tooMany.getList("errors.pointer")).isEqualTo(List.of("/alerts"));
    }

    @Test
    void whatAMessageSaysOfOneAlertFollowsEachOther() {
        var told = group(
                "alertmanager",
                200,
                "4",
                List.of(
                        member("o", "firing"),
                        member("p", "firing"),
                        member("o", "resolved"),
                        member("o", "firing"),
                        member("p", "firing")));

        assertThat(told.getInt("raised")).isEqualTo(3);
        assertThat(told.getInt("resolved")).isEqualTo(1);
        assertThat(told.getInt("repeated")).isEqualTo(1);
    }

    /** Two replicas of Prometheus see the same trouble, the second one a little later. */
    @Test
    void anAlertWhoseStartMovedBackIsResolvedByItsEnd() {
        var first = new HashMap<>(member("ha", "firing"));
        first.put("startsAt", "2026-11-22T10:00:15Z");
        var merged = new HashMap<>(member("ha", "firing"));
        merged.put("startsAt", "2026-11-22T10:00:00Z");
        var over = new HashMap<>(member("ha", "resolved"));
        over.put("startsAt", "2026-11-22T10:00:00Z");
        over.put("endsAt", "2026-11-22T10:20:00Z");
        group("alertmanager", 200, "4", List.of(first));
        assertThat(group("alertmanager", 200, "4", List.of(merged)).getInt("repeated"))
                .isEqualTo(1);

        assertThat(group("alertmanager", 200, "4", List.of(over)).getInt("resolved"))
                .isEqualTo(1);
    }
}
