package dev.cairn.notification.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.person.Contacts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of incidents by letter. The responder acts, and has an address as well. */
@NotificationTest
class IncidentLettersTest {

    private World.Organisation acme;
    private Incidenting incidents;
    private String editor;
    private String responder;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
        incidents = new Incidenting(acme);
        editor = addressOf("editor");
        responder = addressOf("responder");
    }

    private String addressOf(String role) {
        String address = role + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        Contacts.mail(acme, role, address);
        return address;
    }

    /** The subjects of the letters, without the code that proved the address. */
    private static List<String> letters(String address) {
        return MailServer.of(address).stream()
                .skip(1)
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static void awaitLetters(String address, int many) {
        await().atMost(World.SOON).until(() -> letters(address).size() >= many);
    }

    @Test
    void whoGetsARoleAndWhoWatchesIsToldButNotWhoDidIt() throws Exception {
        String id = incidents.declare(Map.of("summary", "Orders fail"));
        incidents
                .change(id, "roles", Map.of("lead", acme.slug() + "-editor", "scribe", acme.slug() + "-responder"))
                .statusCode(200)
                .body("lead.name", equalTo("The editor"))
                .body("scribe.name", equalTo("The responder"))
                .body("communications", nullValue());
        awaitLetters(editor, 1);
        incidents.say(id, Map.of("text", "We found it")).statusCode(201);
        awaitLetters(editor, 2);
        assertThat(letters(editor).get(0)).contains("role Lead").contains("Checkout answers 500");
        var last = MailServer.of(editor).get(2);
        assertThat(MailServer.text(last))
                .contains("We found it")
                .contains("https://cairn.test/o/" + acme.slug() + "/incidents/" + id);

        incidents
                .change(id, "roles", Map.of())
                .statusCode(200)
                .body("lead", nullValue())
                .body("scribe", nullValue());
        acme.as("editor").put(incidents.path(id, "watch")).then().statusCode(200);
        incidents.state(id, "resolved", "Rolled back").statusCode(200);
        awaitLetters(editor, 3);
        assertThat(letters(editor).get(2)).startsWith("Incident resolved");
        assertThat(letters(responder)).isEmpty();
        assertThat(incidents.kinds(id).stream().filter("role"::equals)).hasSize(4);
    }

    @Test
    void anotherMembersActsAreToldToWhoDeclared() {
        String id = incidents.declare(Map.of());

        acme.as("admin")
                .body(Map.of("text", "Mine now"))
                .post(incidents.path(id, "updates"))
                .then()
                .statusCode(201);

        awaitLetters(responder, 1);
        assertThat(letters(editor)).isEmpty();
    }
}
