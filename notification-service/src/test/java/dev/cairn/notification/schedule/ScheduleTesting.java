package dev.cairn.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;

/** An organisation with three people who may be on call, and how to ask about its schedules. */
@NullUnmarked // what is made before each test is there in each
abstract class ScheduleTesting {

    Organisation acme;
    String ana;
    String ben;
    String vic;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-responder";
        ben = acme.slug() + "-editor";
        vic = acme.slug() + "-admin";
    }

    String path(String id, String rest) {
        return "/api/v1/schedules/" + acme.slug() + "/" + id + rest;
    }

    Response post(String body) {
        return acme.as("editor").body(body).post("/api/v1/schedules/" + acme.slug());
    }

    String daily(String start, String... people) {
        return """
                {"name": "Shop", "timeZone": "Europe/Berlin", "layers": [{"name": "Daily", "rotation":
                {"unit": "days", "length": 1, "start": "%s", "participants": ["%s"]}}]}""".formatted(start, String.join("\", \"", people));
    }

    String made(String body) {
        Response answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    JsonPath read(String id, String rest) {
        Response answer = acme.as("viewer").get(path(id, rest));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    List<String> onCall(String id, String at) {
        return read(id, "/on-call?at=" + at).getList("onCall.person");
    }

    Response override(String id, String person, String start, String end) {
        return acme.as("responder")
                .body("{\"person\": \"%s\", \"start\": \"%s\", \"end\": \"%s\"}".formatted(person, start, end))
                .post(path(id, "/overrides"));
    }
}
