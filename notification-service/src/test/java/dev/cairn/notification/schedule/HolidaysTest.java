package dev.cairn.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.NotificationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@NotificationTest
class HolidaysTest extends ScheduleTesting {

    @Test
    void holidaysComeFromAnICalFile() {
        String body = daily("2025-01-01T00:00", ana).replace("\"name\": \"Daily\"", "\"holidays\": \"off\"");
        String id = made(body);
        String year = String.valueOf(Instant.now().toString().substring(0, 4));
        String file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20200101T000000Z
                DTSTART;VALUE=DATE:20201225
                DTEND;VALUE=DATE:20201227
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");

        acme.as("editor")
                .contentType("text/calendar")
                .header("If-Match", "*")
                .body(file)
                .post(path(id, "/holidays"))
                .then()
                .statusCode(200);

        int next = Integer.parseInt(year) + 1;
        assertThat(read(id, "").getList("holidays")).contains(next + "-12-25", next + "-12-26");
        assertThat(onCall(id, next + "-12-24T22:59:59Z")).containsExactly(ana);
        assertThat(onCall(id, next + "-12-24T23:00:00Z")).isEmpty();
        assertThat(onCall(id, next + "-12-26T23:00:00Z")).containsExactly(ana);
    }

    @Test
    void anICalFileThatWouldBeReadForEverIsRefused() {
        String id = made(daily("2025-01-01T00:00", ana));
        String endless = "RRULE:FREQ=DAILY\r\nEXRULE:FREQ=DAILY\r\n";

        assertNoHolidays(id, event(endless));
        assertNoHolidays(id, event("RRULE:FREQ=SECONDLY\r\n"));
        assertNoHolidays(id, event("RRULE:FREQ=DAILY\r\n"));
        assertNoHolidays(id, event("RRULE:FREQ=YEARLY\r\n").repeat(2001));
        assertNoHolidays(
                id,
                event("RRULE:FREQ=YEARLY;UNTIL=20240101;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12\r\n")
                        .repeat(2000));
        holidays(id, "\"7\"", event(endless)).then().statusCode(412);
    }

    private void assertNoHolidays(String id, String events) {
        Instant start = Instant.now();
        Response answer = holidays(id, "*", events);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private Response holidays(String id, String ifMatch, String events) {
        return acme.as("editor")
                .contentType("text/calendar")
                .header("If-Match", ifMatch)
                .body("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + events + "END:VCALENDAR\r\n")
                .post(path(id, "/holidays"));
    }

    private static String event(String rules) {
        return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\nDTSTART;VALUE=DATE:19000101\r\n" + rules
                + "END:VEVENT\r\n";
    }
}
