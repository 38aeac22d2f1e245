package dev.cairn.notification.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.PhoneProvider;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.delivery.Receiver;
import dev.cairn.notification.delivery.Receiver.Answer;
import dev.cairn.notification.paging.DueMessages.Leased;
import dev.cairn.notification.person.Contacts;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class PagesTest {

    private static final String ANA = "responder";

    @Inject
    Paging paging;

    @Inject
    Tenancy tenancy;

    @Inject
    Contexts contexts;

    @Inject
    MessageRows rows;

    @Inject
    PagingMeters meters;

    @Inject
    PagingHousekeeping housekeeping;

    @Inject
    MeterRegistry registry;

    private Organisation acme;
    private String ana;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-" + ANA;
    }

    private void rules(Object... rules) {
        acme.as(ANA)
                .header("If-Match", "*")
                .body(Map.of("high", List.of(rules), "low", List.of()))
                .put("/api/v1/people/" + acme.slug() + "/me/rules")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> rule(int minutes, String method) {
        return Map.of("delayMinutes", minutes, "contactMethod", method);
    }

    /** The titles of the alerts that the messages of a receiver tell of, message by message, without the one of the code. */
    private static List<List<String>> told(Receiver receiver) {
        var told = new ArrayList<List<String>>();
        receiver.messages().stream().skip(1).forEach(message -> {
            var titles = new ArrayList<String>();
            json(message.body())
                    .at("/data/pages")
                    .forEach(page -> titles.add(page.at("/alert/title").asText()));
            told.add(titles);
        });
        return told;
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPersonIsToldByAllVerifiedMethodsAndOnlyOnce() {
        try (var receiver = Receiver.answering(200)) {
            Contacts.webhook(acme, ANA, receiver);
            Contacts.add(acme, ANA, "email", "never-proved@example.com");
            String alert = Paging.alert(acme, "Disk is full");
            var order = Paging.order(alert, 1, 1, ana);

            assertThat(paging.page(acme, order, order))
                    .extracting(PageOutcome::queued)
                    .containsExactly(true, true);
            Paging.awaitState(acme, alert, "sent");
            assertThat(paging.page(acme, order)).containsExactly(new PageOutcome(order, true, null));

            assertThat(told(receiver)).containsExactly(List.of("Disk is full"));
            JsonNode body = json(receiver.messages().get(1).body());
            assertThat(body.path("type").asText()).isEqualTo("page.sent");
            assertThat(body.at("/data/pages/0/acknowledge").asText()).startsWith("https://cairn.test/ack/");
            assertThat(Paging.timeline(acme, alert)).containsExactly("paged", "raised");
            var shown = Paging.pages(acme, "viewer", alert);
            assertThat(shown.getList("items")).hasSize(1);
            assertThat(shown.getString("items[0].why")).isEqualTo("named in step 1");
            assertThat(shown.getList("items[0].messages.kind")).containsExactly("webhook");
            assertThat(shown.getList("items[0].messages[0].attempts.status")).containsExactly(200);
            assertThat(MailServer.of("never-proved@example.com")).isEmpty();
        }
    }

    @Test
    void mailIsSentWithALink() {
        String address = "ana-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        String id = Contacts.add(acme, ANA, "email", address).getString("id");
        acme.as(ANA).post(Contacts.path(acme, "/" + id + "/code"));
        String code = MailServer.text(MailServer.of(address).get(0)).replaceAll("(?s).*is ([0-9]{6}).*", "$1");
        acme.as(ANA).body(Map.of("code", code)).post(Contacts.path(acme, "/" + id + "/verify"));
        String alert = Paging.alert(acme, "Disk is full");

        paging.page(acme, Paging.order(alert, 1, 1, ana));
        Paging.awaitState(acme, alert, "sent");

        String text = MailServer.text(MailServer.of(address).get(1));
        assertThat(text).contains("Disk is full").contains("named in step 1").contains("https://cairn.test/ack/");
        assertThat(Paging.pages(acme, "viewer", alert).getInt("items[0].messages[0].attempts[0].status"))
                .isEqualTo(250);
    }

    @Test
    void whoCannotBeReachedIsSaidSo() {
        String alert = Paging.alert(acme, "Disk is full");
        var known = Paging.order(alert, 1, 1, ana);
        var stranger = Paging.order(alert, 1, 1, "nobody");

        assertThat(paging.page(acme, known, stranger))
                .containsExactly(
                        new PageOutcome(known, false, "has no verified contact method"),
                        new PageOutcome(stranger, false, "is no member of the organisation"));
        assertThat(paging.page(acme, known).get(0).reason()).isEqualTo("has no verified contact method");
        assertThat(Paging.timeline(acme, alert)).containsExactly("page-failed", "page-failed", "raised");
        assertThat(Paging.pages(acme, "viewer", alert).getList("items.unreached"))
                .hasSize(2);
    }

    @Test
    void aFailureIsTriedAgainUnderTheSameId() {
        try (var receiver = new Receiver(count -> Answer.of(count == 2 || count == 3 ? 500 : 200))) {
            Contacts.webhook(acme, ANA, receiver);
            String alert = Paging.alert(acme, "Disk is full");
            paging.page(acme, Paging.order(alert, 1, 1, ana));
            Paging.awaitState(acme, alert, "sent");

            var ids = receiver.messages().stream()
                    .skip(1)
                    .map(one -> one.header("Webhook-id"))
                    .toList();
            assertThat(ids).hasSize(3).containsOnly(ids.get(0));
            assertThat(Paging.pages(acme, "viewer", alert).getList("items[0].messages[0].attempts.number"))
                    .containsExactly(1, 2, 3);
            assertThat(Paging.timeline(acme, alert)).containsExactly("paged", "page-failed", "raised");
        }
    }

    @Test
    void aMessageIsSentOnceMoreByThePersonAndByAdmins() {
        try (var receiver = Receiver.answering(200)) {
            Contacts.webhook(acme, ANA, receiver);
            String alert = Paging.alert(acme, "Disk is full");
            paging.page(acme, Paging.order(alert, 1, 1, ana));
            Paging.awaitState(acme, alert, "sent");
            String message = Paging.pages(acme, ANA, alert).getString("items[0].messages[0].id");

            assertThat(resend(acme, "viewer", alert, message)).isEqualTo(403);
            assertThat(resend(acme, "admin", alert, UUID.randomUUID().toString()))
                    .isEqualTo(404);
            assertThat(resend(World.organisation(), "admin", alert, message)).isEqualTo(404);
            assertThat(resend(acme, ANA, alert, message)).isEqualTo(202);
            await().atMost(World.SOON)
                    .until(() -> Paging.pages(acme, ANA, alert)
                            .getList("items[0].messages.state")
                            .equals(List.of("sent", "sent")));
            assertThat(resend(acme, "admin", alert, message)).isEqualTo(202);
            await().atMost(World.SOON).until(() -> told(receiver).size() == 3);

            assertThat(receiver.messages().stream().skip(1).map(one -> one.header("Webhook-id")))
                    .doesNotHaveDuplicates();
            assertThat(Paging.timeline(acme, alert)).contains("note").contains("paged");
            acme.as("editor").post("/api/v1/alerts/" + acme.slug() + "/" + alert + "/resolve");
            assertThat(resend(acme, ANA, alert, message)).isEqualTo(409);
        }
    }

    private static int resend(Organisation organisation, String role, String alert, String message) {
        return organisation
                .as(role)
                .post("/api/v1/alerts/" + organisation.slug() + "/" + alert + "/pages/messages/" + message + "/resend")
                .statusCode();
    }

    @Test
    void whatDoesNotArriveIsGivenUpAndToldOf() {
        try (var receiver = new Receiver(count -> Answer.of(count == 1 ? 200 : 503))) {
            Contacts.webhook(acme, ANA, receiver);
            String alert = Paging.alert(acme, "Disk is full");
            paging.page(acme, Paging.order(alert, 1, 1, ana));
            Paging.awaitState(acme, alert, "failed");

            assertThat(receiver.messages()).hasSize(5);
            assertThat(Paging.pages(acme, "viewer", alert).getString("items[0].messages[0].reason"))
                    .contains("503");
            assertThat(Paging.timeline(acme, alert)).containsExactly("page-failed", "page-failed", "raised");
        }
    }

    @Test
    void nobodyIsToldOnceSomebodyTookItOn() {
        try (var receiver =
                new Receiver(count -> count == 1 ? Answer.of(200) : new Answer(503, Map.of("Retry-After", "3")))) {
            String method = Contacts.webhook(acme, ANA, receiver);
            rules(rule(0, method), rule(60, method));
            String alert = Paging.alert(acme, "Disk is full");
            paging.page(acme, Paging.order(alert, 1, 1, ana));
            await().atMost(World.SOON).until(() -> receiver.messages().size() > 1);
            acme.as("editor")
                    .post("/api/v1/alerts/" + acme.slug() + "/" + alert + "/acknowledge")
                    .then()
                    .statusCode(200);
            assertThat(Paging.pages(acme, "viewer", alert).getList("items[0].messages.state"))
                    .containsExactly("dropped", "dropped");
        }
    }

    @Test
    void aFloodComesInBundlesAndNothingIsMissing() {
        try (var receiver = Receiver.answering(200)) {
            Contacts.webhook(acme, ANA, receiver);
            var alerts = new ArrayList<String>();
            var orders = new ArrayList<PageOrder>();
            for (int i = 0; i < 9; i++) {
                alerts.add(Paging.alert(acme, "Alert " + i));
                orders.add(Paging.order(alerts.get(i), 1, 1, ana));
            }
            paging.page(acme, orders.toArray(PageOrder[]::new));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> told(receiver).stream().mapToInt(List::size).sum() == 9);

            assertThat(told(receiver).stream().flatMap(List::stream)).doesNotHaveDuplicates();
            assertThat(told(receiver).subList(0, 4)).allMatch(one -> one.size() == 1);
            assertThat(told(receiver)).hasSizeLessThan(8);
            for (String alert : alerts) {
                Paging.awaitState(acme, alert, "sent");
                assertThat(Paging.timeline(acme, alert)).containsExactly("paged", "raised");
            }
        }
    }

    @Test
    void aFirstMessageOvertakesWhatHasToWait() {
        try (var receiver = Receiver.answering(200)) {
            Contacts.webhook(acme, ANA, receiver);
            String old = Paging.alert(acme, "Old");
            for (int step = 1; step <= 6; step++) {
                paging.page(acme, Paging.order(old, 1, step, ana));
            }
            await().atMost(World.SOON).until(() -> told(receiver).size() == 4);
            String fresh = Paging.alert(acme, "Fresh");
            paging.page(acme, Paging.order(fresh, 1, 1, ana));
            Paging.awaitState(acme, fresh, "sent");

            assertThat(told(receiver).get(4)).contains("Fresh");
            await().atMost(World.SOON)
                    .until(() -> told(receiver).stream().mapToInt(List::size).sum() == 7);
        }
    }

    /** Alerts of which a message waits that is not due. */
    private List<String> waiting(Receiver receiver, String... titles) {
        String method = Contacts.webhook(acme, ANA, receiver);
        rules(rule(60, method));
        var alerts = new ArrayList<String>();
        for (String title : titles) {
            alerts.add(Paging.alert(acme, title));
        }
        paging.page(
                acme,
                alerts.stream().map(alert -> Paging.order(alert, 1, 1, ana)).toArray(PageOrder[]::new));
        return alerts;
    }

    private void sql(String sql, Tuple parameters) {
        tenancy.sql(acme.id(), connection -> connection.preparedQuery(sql).execute(parameters))
                .await()
                .atMost(World.SOON);
    }

    private static UUID id(String alert) {
        return UUID.fromString(alert);
    }

    @Test
    void whatOthersGoWithIsTakenAlongByNone() {
        try (var receiver = Receiver.answering(200)) {
            var alerts = waiting(receiver, "Lead", "Other lead", "Follower");
            sql("""
                    insert into contact_pause (organisation_id, method_id, first, until)
                    select distinct organisation_id, method_id, true, now() from page_message where alert_id = $1""", Tuple.of(id(alerts.get(0))));
            sql("""
                    update page_message m set due_at = now() - make_interval(secs => case alert_id when $1 then 2 else 1 end),
                        bundled_in = case alert_id when $3 then
                            (select id from page_message lead where lead.alert_id = $2) end
                    where alert_id in ($1, $2, $3)""", Tuple.of(id(alerts.get(0)), id(alerts.get(1)), id(alerts.get(2))));

            await().atMost(Duration.ofSeconds(8)).until(() -> told(receiver).size() == 2);
            assertThat(told(receiver)).containsExactly(List.of("Lead"), List.of("Other lead", "Follower"));
        }
    }

    /** Its sender was killed, or its answer was lost: who got it knows it by its id, and by what it told. */
    @Test
    void whatMayHaveBeenSentGoesAgainAsItWas() {
        try (var receiver = Receiver.answering(200)) {
            var alerts = waiting(receiver, "Interrupted", "Other", "Tried");
            sql("""
                    insert into contact_pause (organisation_id, method_id, first, until)
                    select distinct organisation_id, method_id, true, now() from page_message where alert_id = $1""", Tuple.of(id(alerts.get(0))));
            sql("""
                    update page_message m set tries = case alert_id when $3 then 1 else 0 end,
                        due_at = now() - make_interval(secs => case alert_id when $1 then 3 when $2 then 2 else 1 end),
                        leased_until = case alert_id when $1 then now() - interval '1 second' end
                    where alert_id in ($1, $2, $3)""", Tuple.of(id(alerts.get(0)), id(alerts.get(1)), id(alerts.get(2))));

            await().atMost(Duration.ofSeconds(8)).until(() -> told(receiver).size() == 3);
            assertThat(told(receiver)).containsExactly(List.of("Interrupted"), List.of("Other"), List.of("Tried"));
        }
    }

    @Test
    void whatIsBoundGoesAlongAlsoWhereThereIsRoomAgain() {
        try (var receiver = Receiver.answering(200)) {
            var alerts = waiting(receiver, "Lead", "Follower");
            sql("""
                    update page_message m set due_at = now(), bundled_in = case alert_id when $2 then
                        (select id from page_message lead where lead.alert_id = $1) end
                    where alert_id in ($1, $2)""", Tuple.of(id(alerts.get(0)), id(alerts.get(1))));

            alerts.forEach(alert -> Paging.awaitState(acme, alert, "sent"));
            assertThat(told(receiver)).containsExactly(List.of("Lead", "Follower"));
        }
    }

    @Test
    void whatGoesWithOneThatIsOverIsFreed() {
        try (var receiver = Receiver.answering(200)) {
            var alerts = waiting(receiver, "Over", "Left behind");
            sql("""
                    update page_message m set due_at = now() - interval '1 minute',
                        state = case alert_id when $1 then 'failed' else 'waiting' end,
                        ended_at = case alert_id when $1 then now() end,
                        bundled_in = case alert_id when $2 then
                            (select id from page_message lead where lead.alert_id = $1) end
                    where alert_id in ($1, $2)""", Tuple.of(id(alerts.get(0)), id(alerts.get(1))));
            meters.look().await().atMost(World.SOON);
            assertThat(registry.get("cairn.pages.oldest.overdue.seconds")
                            .gauge()
                            .value())
                    .isGreaterThan(50);

            housekeeping.free().await().atMost(World.SOON);
            Paging.awaitState(acme, alerts.get(1), "sent");
            assertThat(told(receiver)).containsExactly(List.of("Left behind"));
        }
    }

    @Test
    void aBusyHostLeavesAMessageDueSinceWhenItWas() {
        try (var receiver = Receiver.answering(200)) {
            var alerts = waiting(receiver, "Disk is full");
            UUID lease = UUID.randomUUID();
            sql(
                    "update page_message set lease = $2, leased_until = now() + interval '1 minute' where alert_id = $1",
                    Tuple.of(id(alerts.get(0)), lease));
            String before = Paging.pages(acme, "viewer", alerts.get(0)).getString("items[0].messages[0].dueAt");
            UUID message = id(Paging.pages(acme, "viewer", alerts.get(0)).getString("items[0].messages[0].id"));
            var leased = new Leased(message, acme.id(), UUID.randomUUID(), false, false, lease);
            contexts.fresh(() -> tenancy.write(acme.id(), () -> rows.pause(leased, Duration.ofMillis(700))))
                    .await()
                    .atMost(World.SOON);

            assertThat(before).isNotNull();
            assertThat(Paging.pages(acme, "viewer", alerts.get(0)).getString("items[0].messages[0].dueAt"))
                    .isEqualTo(before);
            sql("update page_message set due_at = now() where alert_id = $1", Tuple.of(id(alerts.get(0))));
            Paging.awaitState(acme, alerts.get(0), "sent");
        }
    }

    @Test
    void aPageThatReachedNobodyLeavesTheNextOneTheFirst() {
        String alert = Paging.alert(acme, "Disk is full");
        paging.page(acme, Paging.order(alert, 1, 1, ana));
        try (var receiver = Receiver.answering(200)) {
            String method = Contacts.webhook(acme, ANA, receiver);
            rules(rule(60, method));
            paging.page(acme, Paging.order(alert, 1, 2, ana));
            paging.page(acme, Paging.order(alert, 1, 3, ana));

            var first = tenancy.sql(
                            acme.id(),
                            connection -> connection
                                    .preparedQuery("select first from page_message where alert_id = $1 order by id")
                                    .execute(Tuple.of(id(alert))))
                    .await()
                    .atMost(World.SOON);
            var marks = new ArrayList<Boolean>();
            first.forEach(row -> marks.add(row.getBoolean(0)));
            assertThat(marks).containsExactly(true, false);
        }
    }

    @Test
    void oneThatHangsHoldsUpNobody() {
        try (var hanging = new Receiver(count -> count == 1 ? Answer.of(200) : null);
                var healthy = Receiver.answering(200)) {
            Contacts.webhook(acme, ANA, hanging);
            Contacts.webhook(acme, "editor", healthy);
            String alert = Paging.alert(acme, "Disk is full");
            paging.page(acme, Paging.order(alert, 1, 1, ana), Paging.order(alert, 1, 1, acme.slug() + "-editor"));

            await().atMost(Duration.ofSeconds(10)).until(() -> told(healthy).size() == 1);
        }
    }

    @Test
    void anOrganisationWhoseHostsHangHasHandsLeftForOthers() {
        var other = World.organisation();
        try (var hanging = new Receiver(count -> count <= 4 ? Answer.of(200) : null);
                var healthy = Receiver.answering(200)) {
            for (int i = 0; i < 4; i++) {
                Contacts.webhook(acme, ANA, hanging);
            }
            Contacts.webhook(other, ANA, healthy);
            paging.page(acme, Paging.order(Paging.alert(acme, "Disk is full"), 1, 1, ana));
            await().atMost(World.SOON).until(() -> hanging.messages().size() == 7);
            paging.page(other, Paging.order(Paging.alert(other, "Disk is full"), 1, 1, other.slug() + "-" + ANA));

            await().atMost(Duration.ofSeconds(10)).until(() -> told(healthy).size() == 1);
            assertThat(hanging.messages()).hasSize(7);
        }
    }

    @Test
    void whatCanNeverBeSentIsToldOf() {
        try (var receiver = Receiver.answering(200)) {
            var alerts = waiting(receiver, "Disk is full", "Disk is gone");
            sql("update contact_method set address = 'changed'::bytea where organisation_id = $1", Tuple.of(acme.id()));
            sql("update page_message set due_at = now() where alert_id = $1", Tuple.of(id(alerts.get(0))));
            Paging.awaitState(acme, alerts.get(0), "failed");
            assertThat(Paging.timeline(acme, alerts.get(0))).containsExactly("page-failed", "raised");

            sql("delete from contact_method where organisation_id = $1", Tuple.of(acme.id()));
            sql("update page_message set due_at = now() where alert_id = $1", Tuple.of(id(alerts.get(1))));
            Paging.awaitState(acme, alerts.get(1), "dropped");
            assertThat(Paging.timeline(acme, alerts.get(1))).containsExactly("page-failed", "raised");
        }
    }

    @Test
    void whatAReceiverAnsweredIsForThePersonAndAdmins() {
        String number =
                "+49" + (3_000_000_000L + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 1_000_000_000L));
        String id = Contacts.add(acme, ANA, "sms", number).getString("id");
        acme.as(ANA).post(Contacts.path(acme, "/" + id + "/code"));
        String code = PhoneProvider.of(number).get(0).form().get("Body").replaceAll("[^0-9]", "");
        acme.as(ANA).body(Map.of("code", code)).post(Contacts.path(acme, "/" + id + "/verify"));
        String alert = Paging.alert(acme, "Disk is full");
        paging.page(acme, Paging.order(alert, 1, 1, ana));
        Paging.awaitState(acme, alert, "sent");

        String answer = "items[0].messages[0].attempts[0].answer";
        assertThat(Paging.pages(acme, ANA, alert).getString(answer)).contains("SM1");
        assertThat(Paging.pages(acme, "admin", alert).getString(answer)).contains("SM1");
        assertThat(Paging.pages(acme, "editor", alert).getString(answer)).isNull();
        assertThat(PhoneProvider.of(number).get(1).form().get("Body"))
                .startsWith("Cairn alert: Disk is full. critical. https://cairn.test/ack/");
    }

    @Test
    void thereAreNoPagesOfAnAlertThatIsNotThere() {
        String path = "/api/v1/alerts/" + acme.slug() + "/" + UUID.randomUUID() + "/pages";
        acme.as("viewer").get(path).then().statusCode(404);
    }
}
