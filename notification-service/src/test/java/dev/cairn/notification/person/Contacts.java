package dev.cairn.notification.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.notification.MailServer;
import dev.cairn.notification.PhoneProvider;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.delivery.Receiver;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Contact methods of the people of an organisation, made as they make them. */
public final class Contacts {

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

    private Contacts() {}

    /** Where one's own contact methods are. */
    public static String path(Organisation organisation, String rest) {
        return "/api/v1/people/" + organisation.slug() + "/me/contact-methods" + rest;
    }

    /** Adds a method that is not verified. */
    public static JsonPath add(Organisation organisation, String role, String kind, String address) {
        var answer = organisation
                .as(role)
                .body(Map.of("kind", kind, "name", "My " + kind, "address", address))
                .post(path(organisation, ""));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    /** Adds a webhook at a receiver and proves it; the messages of that are the receiver's first. */
    public static String webhook(Organisation organisation, String role, Receiver receiver) {
        String id = add(organisation, role, "webhook", receiver.url()).getString("id");
        int before = receiver.messages().size();
        sendCode(organisation, role, id);
        await().atMost(World.SOON).until(() -> receiver.messages().size() > before);
        verify(organisation, role, id, codeIn(receiver.messages().get(before).body()));
        return id;
    }

    /** Adds an address of mail and proves it; the mail of that is the address' first. */
    public static String mail(Organisation organisation, String role, String address) {
        String id = add(organisation, role, "email", address).getString("id");
        sendCode(organisation, role, id);
        verify(
                organisation,
                role,
                id,
                codeIn(MailServer.text(MailServer.of(address).get(0))));
        return id;
    }

    /** Adds a phone that gets short messages, and proves it. */
    public static String phone(Organisation organisation, String role) {
        String number =
                "+49" + (3_000_000_000L + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 1_000_000_000L));
        String id = add(organisation, role, "sms", number).getString("id");
        sendCode(organisation, role, id);
        verify(
                organisation,
                role,
                id,
                PhoneProvider.of(number).get(0).form().get("Body").replaceAll("[^0-9]", ""));
        return id;
    }

    static JsonPath sendCode(Organisation organisation, String role, String id) {
        var answer = organisation.as(role).post(path(organisation, "/" + id + "/code"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    static void verify(Organisation organisation, String role, String id, String code) {
        var answer = organisation.as(role).body(Map.of("code", code)).post(path(organisation, "/" + id + "/verify"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    static String codeIn(String text) {
        Matcher found = CODE.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
