package dev.cairn.notification.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.PhoneProvider;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.delivery.Receiver;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class PeopleTest {

    private static final String ANA = "responder";
    private static final String BEN = "editor";

    @Inject
    Tenancy tenancy;

    @Inject
    PersonHousekeeping housekeeping;

    private Organisation acme;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
    }

    private String path(String rest) {
        return Contacts.path(acme, rest);
    }

    private ValidatableResponse refused(String kind, String address) {
        return acme.as(ANA)
                .body(Map.of("kind", kind, "name", "x", "address", address))
                .post(path(""))
                .then();
    }

    private String mailAddress() {
        return "ana-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    }

    @Test
    void aWebhookOfOnesOwnSignsByWhatWasChosenAndByTheKeysBeforeForAWhile() throws Exception {
        try (var receiver = Receiver.answering(200)) {
            var method = acme.as("responder")
                    .body(Map.of(
                            "kind",
                            "webhook",
                            "name",
                            "Mine",
                            "address",
                            receiver.url(),
                            "signatures",
                            List.of("v1", "v1a")))
                    .post(Contacts.path(acme, ""))
                    .jsonPath();
            String id = method.getString("id");
            var rotated = acme.as("responder")
                    .post(Contacts.path(acme, "/" + id + "/rotate-keys"))
                    .jsonPath();
            Contacts.sendCode(acme, "responder", id);
            await().atMost(World.SOON).until(() -> !receiver.messages().isEmpty());

            var message = receiver.messages().get(0);
            assertThat(rotated.getString("publicKey")).isNotEqualTo(method.getString("publicKey"));
            assertThat(rotated.getString("previousPublicKey")).isEqualTo(method.getString("publicKey"));
            assertThat(message.header("Webhook-signature").split(" "))
                    .hasSize(4)
                    .satisfies(signatures -> assertThat(signatures[0]).startsWith("v1,"))
                    .satisfies(signatures -> assertThat(signatures[3]).startsWith("v1a,"));
            for (String secret : List.of(method.getString("secret"), rotated.getString("secret"))) {
                var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
                headers.putAll(message.headers());
                new Webhook(secret).verify(message.body(), headers);
            }
        }
        acme.as("responder")
                .body(Map.of("kind", "email", "name", "M", "address", "ana@example.com", "signatures", List.of("v1")))
                .post(Contacts.path(acme, ""))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/signatures"));
        String mail =
                Contacts.add(acme, "responder", "email", "ana@example.com").getString("id");
        acme.as("responder")
                .post(Contacts.path(acme, "/" + mail + "/rotate-keys"))
                .then()
                .statusCode(409)
                .body("code", equalTo("signature-not-used"));
        acme.as("admin")
                .post(Contacts.path(acme, "/" + mail + "/rotate-keys"))
                .then()
                .statusCode(404);
    }

    @Test
    void anAddressOfMailIsProvedByTheCodeThatWasSentThere() throws Exception {
        String address = mailAddress();
        String id = Contacts.add(acme, ANA, "email", address).getString("id");
        acme.as(ANA)
                .get(path(""))
                .then()
                .body("items.hint", contains("a…@example.com"))
                .body("items.verified", contains(false))
                .body("kinds", hasItem("sms"))
                .body("most", equalTo(10));
        acme.as(ANA).post(path("/" + id + "/test")).then().statusCode(409).body("code", equalTo("not-verified"));

        assertThat(Contacts.sendCode(acme, ANA, id).getBoolean("delivered")).isTrue();
        var mail = MailServer.of(address).get(0);
        assertThat(mail.getSubject()).isEqualTo("Your code for Cairn");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        Contacts.verify(acme, ANA, id, Contacts.codeIn(MailServer.text(mail)));

        acme.as("viewer")
                .get("/api/v1/people/" + acme.slug())
                .then()
                .body("items", hasSize(5))
                .body("items.find { it.person.endsWith('-responder') }.reachable", equalTo(true))
                .body("items.find { it.person.endsWith('-responder') }.kinds", contains("email"))
                .body("items.find { it.person.endsWith('-editor') }.reachable", equalTo(false));
        acme.as(ANA).post(path("/" + id + "/test")).then().statusCode(200).body("delivered", equalTo(true));
        assertThat(MailServer.of(address)).hasSize(2);
        acme.as(ANA).post(path("/" + id + "/code")).then().statusCode(409).body("code", equalTo("already-verified"));
    }

    @Test
    void codesEndAfterTooManyTries() {
        String address = mailAddress();
        String id = Contacts.add(acme, ANA, "email", address).getString("id");
        verify(id, "000000").statusCode(409).body("code", equalTo("no-code"));
        Contacts.sendCode(acme, ANA, id);
        String code = Contacts.codeIn(MailServer.text(MailServer.of(address).get(0)));
        String wrong = code.equals("123456") ? "123457" : "123456";
        for (int i = 0; i < 5; i++) {
            verify(id, wrong).statusCode(422).body("code", equalTo("wrong-code"));
        }
        verify(id, code).statusCode(409).body("code", equalTo("no-code"));
        verify(id, "12345").statusCode(400);

        Contacts.sendCode(acme, ANA, id);
        verify(id, Contacts.codeIn(MailServer.text(MailServer.of(address).get(1))))
                .statusCode(200);
    }

    private ValidatableResponse verify(String id, String code) {
        return acme.as(ANA)
                .body(Map.of("code", code))
                .post(path("/" + id + "/verify"))
                .then();
    }

    @Test
    void badAddressesAreRefusedAndThereAreLimits() {
        refused("pigeon", "x").statusCode(400).body("errors.pointer", contains("/kind"));
        refused("email", "ana@").statusCode(400).body("errors.pointer", contains("/address"));
        refused("email", "ana@example.com\r\nBcc: x@example.com").statusCode(400);
        refused("sms", "030123456").statusCode(400);
        refused("slack", "https://10.0.0.1/hook").statusCode(422).body("errors.pointer", contains("/address"));
        refused("webhook", "ftp://example.com/").statusCode(422);
        for (int i = 0; i < 10; i++) {
            Contacts.add(acme, ANA, "email", "ana" + i + "@example.com");
        }
        refused("email", "more@example.com").statusCode(422).body("code", equalTo("limit-reached"));
        Contacts.add(acme, BEN, "email", "ben@example.com");
        acme.asToken().get(path("")).then().statusCode(403);
    }

    @Test
    void oneSeesAndChangesOnlyOnesOwn() {
        String id = Contacts.add(acme, ANA, "email", mailAddress()).getString("id");

        acme.as(BEN).get(path("")).then().body("items", hasSize(0));
        acme.as("owner").delete(path("/" + id)).then().statusCode(404);
        acme.as(BEN).post(path("/" + id + "/code")).then().statusCode(404);
        acme.as(ANA).delete(path("/" + id)).then().statusCode(204);
        acme.as(ANA).get(path("")).then().body("items", hasSize(0));
    }

    @Test
    void addressesAreSealedAtRest() {
        Contacts.add(acme, ANA, "email", "ana.lima@example.com");

        String kept = tenancy.sql(
                        acme.id(),
                        connection -> connection
                                .query("select string_agg(contact_method::text, '') from contact_method")
                                .execute()
                                .map(rows -> rows.iterator().next().getString(0)))
                .await()
                .atMost(World.SOON);
        assertThat(kept).contains("a…@example.com").doesNotContain("ana.lima").doesNotContain("616e612e6c696d61");
    }

    @Test
    void rulesNameOnesOwnMethodsAndForgetWhatIsGone() {
        String id = Contacts.add(acme, ANA, "email", mailAddress()).getString("id");
        String others = Contacts.add(acme, BEN, "email", "ben@example.com").getString("id");
        String rules = "/api/v1/people/" + acme.slug() + "/me/rules";
        var mine = Map.of("high", List.of(Map.of("delayMinutes", 5, "contactMethod", id)), "low", List.of());

        acme.as(ANA).get(rules).then().header("ETag", "\"0\"").body("high", hasSize(0));
        acme.as(ANA).body(mine).put(rules).then().statusCode(428);
        acme.as(ANA).header("If-Match", "\"0\"").body(mine).put(rules).then().statusCode(200);
        acme.as(ANA).header("If-Match", "\"0\"").body(mine).put(rules).then().statusCode(412);
        acme.as(ANA).get(rules).then().header("ETag", "\"1\"").body("high.delayMinutes", contains(5));
        badRules(rules, others, 5).body("errors.pointer", contains("/high/0/contactMethod"));
        badRules(rules, id, 9001).body("errors.pointer", contains("/high/0/delayMinutes"));

        acme.as(ANA).delete(path("/" + id)).then().statusCode(204);
        acme.as(ANA).get(rules).then().header("ETag", "\"2\"").body("high", hasSize(0));
    }

    private ValidatableResponse badRules(String rules, String method, int delay) {
        return acme.as(ANA)
                .header("If-Match", "\"1\"")
                .body(Map.of("high", List.of(Map.of("delayMinutes", delay, "contactMethod", method)), "low", List.of()))
                .put(rules)
                .then()
                .statusCode(400);
    }

    @Test
    void aWebhookIsSignedByASecretOfItsOwn() throws Exception {
        try (var receiver = Receiver.answering(200)) {
            var made = Contacts.add(acme, ANA, "webhook", receiver.url());
            assertThat(made.getString("secret")).startsWith("whsec_");
            acme.as(ANA).get(path("")).then().body("items[0].secret", equalTo(null));
            Contacts.sendCode(acme, ANA, made.getString("id"));

            var message = receiver.messages().get(0);
            var headers = new HashMap<String, List<String>>();
            message.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
            new Webhook(made.getString("secret"))
                    .verify(message.body(), HttpHeaders.of(headers, (name, value) -> true));
            assertThat(message.body()).contains("\"type\":\"contact.code\"");
        }
    }

    @Test
    void anAddressGetsFewCodesWhoeverAsksForThem() {
        String address = mailAddress();
        String anas = Contacts.add(acme, ANA, "email", address).getString("id");
        String bens = Contacts.add(acme, BEN, "email", address).getString("id");
        for (int i = 0; i < 3; i++) {
            Contacts.sendCode(acme, ANA, anas);
        }
        Contacts.sendCode(acme, BEN, bens);
        Contacts.sendCode(acme, BEN, bens);

        acme.as(BEN).post(path("/" + bens + "/code")).then().statusCode(429);
        String others = Contacts.add(acme, BEN, "email", mailAddress()).getString("id");
        Contacts.sendCode(acme, BEN, others);
    }

    @Test
    void codesReachPhonesByTheOperatorsProvider() {
        String number =
                "+49" + (3_000_000_000L + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000L));
        String sms = Contacts.add(acme, ANA, "sms", number).getString("id");
        String call = Contacts.add(acme, ANA, "voice", number).getString("id");
        Contacts.sendCode(acme, ANA, sms);
        Contacts.sendCode(acme, ANA, call);

        await().atMost(World.SOON).until(() -> PhoneProvider.of(number).size() == 2);
        var written = PhoneProvider.of(number).get(0);
        assertThat(written.path()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
        assertThat(written.authorization()).startsWith("Basic ");
        assertThat(written.form()).containsEntry("From", "+49300000000");
        assertThat(PhoneProvider.of(number).get(1).form().get("Twiml")).startsWith("<Response><Say loop=\"2\">Cairn.");
        String code = written.form().get("Body").replaceAll("[^0-9]", "");
        Contacts.verify(acme, ANA, sms, code);
    }

    @Test
    void aReceiverThatDoesNotTakeTheCodeIsToldOf() {
        try (var receiver = Receiver.answering(404)) {
            String id = Contacts.add(acme, ANA, "slack", receiver.url()).getString("id");
            acme.as(ANA)
                    .post(path("/" + id + "/code"))
                    .then()
                    .statusCode(200)
                    .body("delivered", equalTo(false))
                    .body("detail", startsWith("status 404"));
            assertThat(receiver.messages().get(0).body()).contains("\"text\":\"Your code is");
        }
    }

    @Test
    void peopleArePaged() {
        String next = acme.as("viewer")
                .get("/api/v1/people/" + acme.slug() + "?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("nextCursor");
        acme.as("viewer")
                .get("/api/v1/people/" + acme.slug() + "?limit=3&cursor=" + next)
                .then()
                .body("items", hasSize(3))
                .body("items.role", hasSize(3))
                .body("nextCursor", equalTo(null));
        acme.as("viewer")
                .get("/api/v1/people/" + acme.slug() + "?limit=0")
                .then()
                .statusCode(400)
                .body("detail", containsString("not valid"));
    }

    @Test
    void howSomebodyWasReachedWhoLeftIsForgotten() {
        Contacts.add(acme, ANA, "email", mailAddress());
        Contacts.add(acme, BEN, "email", mailAddress());
        acme.as(ANA)
                .header("If-Match", "*")
                .body(Map.of("high", List.of(), "low", List.of()))
                .put("/api/v1/people/" + acme.slug() + "/me/rules")
                .then()
                .statusCode(200);
        acme.without(List.of(ANA));
        await().atMost(World.SOON)
                .until(() -> count("member_absence where subject = '" + acme.slug() + "-" + ANA + "'") == 1);
        housekeeping.clean().await().atMost(World.SOON);
        assertThat(count("contact_method where true")).as("they may come back").isEqualTo(2);

        tenancy.sql(
                        acme.id(),
                        connection -> connection
                                .query("update member_absence set from_at = now() - interval '31 days'")
                                .execute())
                .await()
                .atMost(World.SOON);
        housekeeping.clean().await().atMost(World.SOON);
        assertThat(count("contact_method where true"))
                .as("who stayed keeps theirs")
                .isEqualTo(1);
        assertThat(count("notification_rules where true")).isZero();
    }

    private long count(String what) {
        return tenancy.sql(
                        acme.id(),
                        connection -> connection
                                .query("select count(*) from " + what + " and organisation_id = '" + acme.id() + "'")
                                .execute())
                .await()
                .atMost(World.SOON)
                .iterator()
                .next()
                .getLong(0);
    }
}
