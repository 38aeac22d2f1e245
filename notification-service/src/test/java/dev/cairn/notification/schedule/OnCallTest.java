package dev.cairn.notification.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@NotificationTest
class OnCallTest extends ScheduleTesting {

    @Test
    void whoIsOnCallFollowsTheWallClockOverAChangeOfIt() {
        String id = made(daily("2025-03-28T02:30", ana, ben));

        assertThat(onCall(id, "2025-03-30T00:59:59Z")).containsExactly(ben);
        JsonPath handedOver = read(id, "/on-call?at=2025-03-30T03:00:00+02:00");
        assertThat(handedOver.getList("onCall.person")).containsExactly(ana);
        assertThat(handedOver.getString("layers[0].note")).contains("does not exist");
        assertThat(handedOver.getString("until")).isEqualTo("2025-03-31T00:30:00Z");
        assertThat(onCall(id, "2025-03-27T12:00:00Z")).as("before the start").isEmpty();
        assertThat(acme.as("viewer").get(path(id, "/on-call.txt")).asString()).startsWith("The ");
    }

    @Test
    void theFinalScheduleListsShiftsAndGaps() {
        String id = made("""
                {"name": "Office", "timeZone": "America/New_York", "layers": [{"rotation":
                {"unit": "weeks", "length": 1, "start": "2025-03-03T09:00", "participants": ["%s", null]},
                "restrictions": [{"weekdays": ["sunday"], "start": "22:00", "end": "06:00"}]}]}""".formatted(ana));

        JsonPath shifts = read(id, "/shifts?from=2025-03-09T00:00:00Z&to=2025-03-18T00:00:00Z");

        assertThat(shifts.getList("items.start")).containsExactly("2025-03-10T02:00:00Z");
        assertThat(shifts.getList("items.end")).containsExactly("2025-03-10T10:00:00Z");
        assertThat(shifts.getString("items[0].name")).isEqualTo("The responder");
        assertThat(shifts.getList("gaps.start")).containsExactly("2025-03-09T00:00:00Z", "2025-03-10T10:00:00Z");
        assertThat(read(id, "/gaps?from=2025-03-09T00:00:00Z&to=2025-03-18T00:00:00Z")
                        .getList("$"))
                .hasSize(2);
        assertThat(read(id, "/fairness?from=2025-03-09T00:00:00Z&to=2025-03-18T00:00:00Z")
                        .getDouble("[0].nightHours"))
                .isEqualTo(8.0);
        assertThat(read(id, "/preflight?from=2025-03-01T00:00:00Z").getList("kind"))
                .contains("short", "long");
    }

    @Test
    void whoLeftIsShownAndCountsAsNobody() {
        String id = made(daily("2025-01-01T09:00", ana));
        Response link = acme.as("responder").body("{}").post(path(id, "/calendars"));

        acme.without(List.of("responder"));

        await().atMost(World.SOON)
                .until(() -> onCall(id, Instant.now().toString()).isEmpty());
        JsonPath now = read(id, "/on-call");
        assertThat(now.getString("layers[0].person")).isEqualTo(ana);
        assertThat(now.getBoolean("layers[0].left")).isTrue();
        assertThat(onCall(id, "2026-01-01T12:00:00Z")).as("the past stays").containsExactly(ana);
        given().get(link.jsonPath().getString("path")).then().statusCode(404);
    }

    @Test
    void anotherOrganisationSeesNothing() {
        String id = made(daily("2025-01-01T09:00", ana));
        Organisation other = World.organisation();

        other.as("owner")
                .get("/api/v1/schedules/" + other.slug() + "/" + id + "/on-call")
                .then()
                .statusCode(404);
        other.as("owner").get(path(id, "/on-call")).then().statusCode(404);
    }

    @Test
    void everySchedulesPeopleAreToldAtOnce() {
        made(daily("2025-01-01T09:00", ana));
        String second = made(daily("2025-01-01T09:00", ben, vic).replace("Shop", "Mail"));
        String third = made(daily("2035-01-01T09:00", vic).replace("Shop", "Later"));
        override(second, ana, "2031-01-01T00:00:00Z", "2031-01-02T00:00:00Z");
        String address = "/api/v1/schedules/" + acme.slug() + "/on-call";

        JsonPath first = acme.as("viewer")
                .get(address + "?at=2031-01-01T12:00:00Z&limit=2")
                .jsonPath();
        JsonPath rest = acme.as("viewer")
                .get(address + "?at=2031-01-01T12:00:00Z&limit=2&cursor=" + first.getString("nextCursor"))
                .jsonPath();

        assertThat(first.getList("items.name")).containsExactly("Later", "Mail");
        assertThat(first.getString("items[0].schedule")).isEqualTo(third);
        assertThat(first.getList("items[0].onCall")).isEmpty();
        assertThat(first.getString("items[0].gap.start")).isEqualTo("2031-01-01T12:00:00Z");
        assertThat(first.getList("items[1].onCall.person")).containsExactly(ana);
        assertThat(first.getString("items[1].onCall[0].source")).isEqualTo("override");
        assertThat(first.getString("items[1].until")).isEqualTo("2031-01-02T00:00:00Z");
        assertThat(first.getList("items[1].next.person")).hasSize(1).isSubsetOf(ben, vic);
        assertThat(rest.getList("items.name")).containsExactly("Shop");
        assertThat(rest.getString("nextCursor")).isNull();
        assertThat(rest.getString("items[0].until")).isNull();
        acme.as("viewer").get(address + "?at=noon").then().statusCode(400);
        World.organisation().as("owner").get(address).then().statusCode(404);
    }
}
