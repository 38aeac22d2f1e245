package dev.cairn.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.standardwebhooks.Webhook;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.PhoneProvider;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.delivery.Receiver;
import dev.cairn.notification.delivery.Receiver.Answer;
import dev.cairn.notification.person.Contacts;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class LettersTest {

    private static final String ANA = "responder";

    @Inject
    Post post;

    @Inject
    LetterMeters meters;

    @Inject
    LetterHousekeeping housekeeping;

    @Inject
    DueLetters due;

    @Inject
    MeterRegistry registry;

    private Organisation acme;
    private String ana;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-" + ANA;
    }

    private static String mailAddress() {
        return "ana-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    }

    private static Letter letter(String once) {
        return new Letter(
                once,
                "Shop is\r\nBcc: x@example.com down",
                "We look into it.",
                "https://cairn.test/status/shop",
                "https://cairn.test/unsubscribe/1?a=b",
                "incident.updated",
                Map.of("incident", "Shop is down"));
    }

    private void awaitStates(String... states) {
        await().atMost(World.SOON)
                .untilAsserted(() -> assertThat(post.states(acme)).containsExactly(states));
    }

    @Test
    void membersAreToldOnceByWhatTheyTakeLettersBy() throws Exception {
        String address = mailAddress();
        try (var receiver = Receiver.answering(200)) {
            String secret = Contacts.add(acme, ANA, "webhook", receiver.url()).getString("secret");
            post.sql(acme, "update contact_method set verified_at = now() where organisation_id = $1", acme.id());
            Contacts.mail(acme, ANA, address);
            Contacts.add(acme, ANA, "email", "never-proved@example.com");
            String number = "+4930" + (1_000_000 + Math.floorMod(acme.id().hashCode(), 9_000_000));
            Contacts.add(acme, ANA, "sms", number);
            post.sql(
                    acme,
                    "update contact_method set verified_at = now() where organisation_id = $1 and kind = 'sms'",
                    acme.id());

            var people = List.of(ana, ana, "stranger", acme.slug() + "-viewer");
            assertThat(post.toPeople(acme, people, letter("incident:1"))).isEqualTo(1);
            assertThat(post.toPeople(acme, people, letter("incident:1"))).isEqualTo(1);
            awaitStates("sent 1", "sent 1");

            var mail = MailServer.of(address).get(1);
            assertThat(mail.getSubject()).isEqualTo("Shop is Bcc: x@example.com down");
            assertThat(MailServer.text(mail)).contains("We look into it.").contains("https://cairn.test/status/shop");
            assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://cairn.test/unsubscribe/1?a=b>");
            assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            var message = receiver.messages().get(0);
            var headers = new HashMap<String, List<String>>();
            message.headers().forEach((name, values) -> headers.put(name.toLowerCase(), values));
            new Webhook(secret).verify(message.body(), HttpHeaders.of(headers, (name, value) -> true));
            assertThat(message.body())
                    .contains("\"type\":\"incident.updated\"")
                    .contains("{\"incident\":\"Shop is down\"}");
            assertThat(PhoneProvider.of(number)).isEmpty();
            assertThat(receiver.messages()).hasSize(1);
            assertThat(MailServer.of(address)).hasSize(2);
            assertThat(MailServer.of("never-proved@example.com")).isEmpty();
        }
    }

    @Test
    void theOwnerOfAMethodChoosesWhetherItTakesLetters() {
        String address = mailAddress();
        String id = Contacts.mail(acme, ANA, address);
        String path = Contacts.path(acme, "/" + id);
        acme.as(ANA).get(Contacts.path(acme, "")).then().body("items.letters", contains(true));
        acme.as("owner").body(Map.of("letters", false)).patch(path).then().statusCode(404);
        World.organisation()
                .as(ANA)
                .body(Map.of("letters", false))
                .patch(path)
                .then()
                .statusCode(404);
        acme.as(ANA).body("{}").patch(path).then().statusCode(400).body("errors.pointer", contains("/letters"));
        acme.as(ANA).body("{\"letters\": null}").patch(path).then().statusCode(400);

        post.in(acme, () -> {
            // Both in one transaction: it is queued while letters are taken, and due when they are not any more.
            return letters(letter("news"))
                    .chain(() -> SessionSql.change(
                            "update contact_method set letters = false where organisation_id = $1", acme.id()));
        });
        awaitStates("dropped 0 the contact method was removed, or takes no letters");
        acme.as(ANA)
                .body(Map.of("letters", false))
                .patch(path)
                .then()
                .statusCode(200)
                .body("letters", equalTo(false));
        assertThat(post.toPeople(acme, List.of(ana), letter("more news"))).isZero();
        acme.as(ANA).body(Map.of("letters", true)).patch(path).then().body("letters", equalTo(true));
        assertThat(post.toPeople(acme, List.of(ana), letter("even more news"))).isEqualTo(1);
        await().atMost(World.SOON).until(() -> MailServer.of(address).size() == 2);
        Contacts.add(acme, ANA, "voice", "+49301234567");
        acme.as(ANA).get(Contacts.path(acme, "")).then().body("items.letters", contains(true, false));
    }

    private Uni<Integer> letters(Letter letter) {
        return lettersBean.toPeople(acme.id(), List.of(ana), letter);
    }

    @Inject
    Letters lettersBean;

    @Test
    void somebodyOutsideIsToldWhereTheyAreWhenItIsSent() throws Exception {
        String address = mailAddress();
        UUID reader = post.outsider(new Destination(ContactKind.EMAIL, address, "a…@example.com", null));
        UUID gone = post.outsider(new Destination(ContactKind.EMAIL, address, "a…@example.com", null));
        post.forget(gone);
        post.toOutside(acme, reader, letter("incident:1"));
        post.toOutside(acme, reader, letter("incident:1"));
        post.toOutside(acme, gone, letter("incident:1"));

        awaitStates("sent 1", "dropped 0 the recipient wants no letters any more");
        assertThat(MailServer.of(address)).hasSize(1);
        assertThat(MailServer.of(address).get(0).getHeader("List-Unsubscribe")).hasSize(1);
        post.toOutside(acme, reader, letter("incident:2"));
        post.sql(acme, "select 1 from letter where organisation_id = $1", acme.id());
        await().atMost(World.SOON).until(() -> MailServer.of(address).size() == 2);
    }

    @Test
    void aFailureIsTriedAgainUnderTheSameIdAndGoneIsTheEnd() {
        try (var flaky = new Receiver(count -> Answer.of(count == 1 ? 500 : 200));
                var gone = Receiver.answering(410);
                var dead = Receiver.answering(503)) {
            UUID one = outside(flaky);
            UUID two = outside(gone);
            UUID three = outside(dead);
            post.toOutside(acme, one, letter("x"));
            post.toOutside(acme, two, letter("x"));
            post.toOutside(acme, three, letter("x"));

            awaitStates("sent 2", "failed 1 status 410", "failed 4 status 503");
            assertThat(flaky.messages().stream().map(message -> message.header("Webhook-id")))
                    .hasSize(2)
                    .containsOnly(flaky.messages().get(0).header("Webhook-id"));
            assertThat(post.refusal(one)).isNull();
            assertThat(post.refusal(two)).isEqualTo("status 410");
            assertThat(post.refusal(three)).isEqualTo("status 503");
            assertThat(gone.messages()).hasSize(1);
            assertThat(dead.messages()).hasSize(4);
        }
    }

    private UUID outside(Receiver receiver) {
        return post.outsider(new Destination(
                ContactKind.WEBHOOK, receiver.url(), "127.0.0.1/…", new WebhookSecret(new byte[WebhookSecret.LENGTH])));
    }

    @Test
    void whatASenderDiedOverIsSentByAnother() {
        try (var receiver = Receiver.answering(200)) {
            UUID reader = outside(receiver);
            post.in(
                    acme,
                    () -> lettersBean
                            .toOutside(acme.id(), List.of(reader), letter("x"))
                            .chain(() -> SessionSql.change(
                                    "update letter set lease = $2, leased_until = now() + interval '1 second' where organisation_id = $1",
                                    acme.id(),
                                    UUID.randomUUID())));
            awaitStates("sent 1");
            assertThat(receiver.messages()).hasSize(1);
        }
    }

    @Test
    void aPageGoesFirst() {
        try (var receiver = Receiver.answering(200)) {
            String method = Contacts.webhook(acme, ANA, receiver);
            String page = """
                    insert into page_message (id, organisation_id, page_id, alert_id, person, method_id, kind, hint, first,
                        state, due_at, leased_until, lease)
                    select gen_random_uuid(), $1, p.id, p.alert_id, p.person, $2, 'webhook', 'x', true, 'waiting', now(),
                        now() + interval '1 second', gen_random_uuid() from page p where p.organisation_id = $1""";
            String alert = World.alert(acme);
            post.sql(acme, """
                    insert into page (id, organisation_id, alert_id, generation, round, step, person, person_name, urgency,
                        why, created_at)
                    values (gen_random_uuid(), $1, $2, 1, 1, 1, $3, 'Ana', 'high', 'why', now())""", acme.id(), UUID.fromString(alert), ana);
            // Its sender is at it for a second, as far as anybody can see, and then dies.
            post.sql(acme, page, acme.id(), UUID.fromString(method));
            post.toPeople(acme, List.of(ana), letter("x"));

            awaitStates("sent 1");
            assertThat(receiver.messages().stream()
                            .skip(1)
                            .map(message -> message.body().substring(0, 30)))
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("page.sent");
        }
    }

    @Test
    void whatIsMoreThanARecipientShouldGetWaits() {
        try (var receiver = Receiver.answering(200)) {
            UUID reader = outside(receiver);
            for (int i = 0; i < 6; i++) {
                post.toOutside(acme, reader, letter("x" + i));
            }
            awaitStates("sent 1", "sent 1", "sent 1", "sent 1", "sent 1", "sent 1");

            var messages = receiver.messages();
            assertThat(messages).hasSize(6);
            assertThat(messages.get(4).nanos() - messages.get(0).nanos()).isGreaterThan(2_500_000_000L);
        }
    }

    @Test
    void anOrganisationWhoseHostsHangLeavesHandsToOthers() {
        Organisation other = World.organisation();
        String address = mailAddress();
        try (var hanging = new Receiver(count -> null)) {
            for (int i = 0; i < 6; i++) {
                post.toOutside(acme, outside(hanging), letter("x"));
            }
            await().atMost(World.SOON).until(() -> hanging.messages().size() == 2);
            UUID reader = post.outsider(new Destination(ContactKind.EMAIL, address, "a…@example.com", null));
            post.toOutside(other, reader, letter("x"));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> MailServer.of(address).size() == 1);
            assertThat(hanging.messages()).hasSize(2);
        }
    }

    @Test
    void lettersOutsideWaitWhereNobodyKnowsTheRecipients() {
        assertThat(new Outsiders(List.of()).known()).isFalse();
        post.in(
                acme,
                () -> lettersBean
                        .toOutside(acme.id(), List.of(UUID.randomUUID()), letter("x"))
                        .chain(() -> SessionSql.change(
                                "update letter set leased_until = now() + interval '1 hour' where organisation_id = $1",
                                acme.id())));
        post.sql(acme, "update letter set leased_until = null where organisation_id = $1", acme.id());
        // Whoever knows somebody takes it; who knows nobody must not.
        assertThat(
                        due
                                .lease(100, 100, new DueLetters.Shares(100, 100), List.of(), false)
                                .await()
                                .atMost(World.SOON)
                                .stream()
                                .filter(leased -> leased.organisationId().equals(acme.id())))
                .isEmpty();
    }

    @Test
    void whatIsLateIsMeasuredAndWhatIsOldIsRemoved() {
        UUID reader = post.outsider(new Destination(ContactKind.EMAIL, mailAddress(), "a…@example.com", null));
        post.in(
                acme,
                () -> lettersBean
                        .toOutside(acme.id(), List.of(reader), letter("x"))
                        .chain(() -> SessionSql.change(
                                "update letter set due_at = now() - interval '2 hours', queued_at = now() - interval '31 days',"
                                        + " leased_until = now() + interval '1 hour' where organisation_id = $1",
                                acme.id())));
        meters.look().await().atMost(World.SOON);
        assertThat(registry.get("cairn.letters.oldest.overdue.seconds").gauge().value())
                .isGreaterThan(7000);

        housekeeping.clean().await().atMost(World.SOON);
        assertThat(post.states(acme)).isEmpty();
        meters.look().await().atMost(World.SOON);
        assertThat(registry.get("cairn.letters.oldest.overdue.seconds").gauge().value())
                .isLessThan(7000);
    }

    @Test
    void whatCannotBeAHeaderIsRefused() {
        assertThatThrownBy(() -> new Letter("x", "s", "t", null, "https://x/\r\nBcc: y", "t", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter("", "s", "t", null, null, "t", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
