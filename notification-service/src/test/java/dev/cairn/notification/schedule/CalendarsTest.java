package dev.cairn.notification.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.NotificationTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@NotificationTest
class CalendarsTest extends ScheduleTesting {

    @Test
    void aCalendarOpensByItsLinkUntilItIsRevoked() {
        String id = made(daily("2025-01-01T09:00", ana, ben));
        Response link =
                acme.as("responder").body("{\"person\": \"%s\"}".formatted(ana)).post(path(id, "/calendars"));
        String address = link.jsonPath().getString("path");

        Response calendar = given().get(address);

        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.contentType()).startsWith("text/calendar");
        assertThat(calendar.asString())
                .contains("BEGIN:VEVENT")
                .contains("On call: The responder")
                .doesNotContain("The editor");
        assertThat(uids(given().get(address).asString()))
                .isEqualTo(uids(calendar.asString()))
                .hasSizeGreaterThan(50);
        assertThat(read(id, "/calendars").getList("path")).containsOnlyNulls();
        acme.as("responder")
                .delete(path(id, "/calendars/" + link.jsonPath().getString("id")))
                .then()
                .statusCode(204);
        given().get(address).then().statusCode(404);
    }

    private static List<String> uids(String calendar) {
        return calendar.lines().filter(line -> line.startsWith("UID:")).toList();
    }
}
