package dev.cairn.notification.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.events.CoverageState;
import dev.cairn.events.EventCodec;
import dev.cairn.events.EventType;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.coverage.domain.Unreachable;
import dev.cairn.notification.delivery.Receiver;
import dev.cairn.notification.drill.Drilling;
import dev.cairn.notification.person.Contacts;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coverage as it is measured after edits, and what is told of it. */
@NotificationTest
class CoverageMeasuredTest {

    @Inject
    KeepCoverage keep;

    @Inject
    Tenancy tenancy;

    @Inject
    Contexts contexts;

    private Organisation acme;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
    }

    private JsonPath await(Predicate<JsonPath> enough) {
        return Awaitility.await()
                .atMost(World.SOON)
                .until(
                        () -> acme.as("viewer")
                                .get("/api/v1/coverage/" + acme.slug())
                                .jsonPath(),
                        enough);
    }

    private static List<CoverageState> told(String policy, int many) {
        return TestEvents.read(
                        "cairn-coverage-v1",
                        all -> all.stream()
                                        .filter(one -> policy.equals(one.key()))
                                        .count()
                                >= many)
                .stream()
                .filter(one -> policy.equals(one.key()))
                .map(one -> (CoverageState) EventCodec.read(EventType.COVERAGE_MEASURED, one.value()))
                .toList();
    }

    @Test
    void aGapIsMeasuredToldAndFilled() {
        try (Receiver receiver = Receiver.answering(200)) {
            Contacts.webhook(acme, "responder", receiver);
            var end = Instant.now()
                    .plus(Duration.ofDays(5).plusHours(3))
                    .atZone(ZoneId.of("Europe/Berlin"))
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MINUTES);
            String schedule = Drilling.rota(acme, "responder", end.toString());
            String policy = Drilling.policy(acme, "Shop", Drilling.schedule(schedule));
            var shop = World.project(acme);
            World.changed(shop, 1);
            Drilling.route(acme, "", policy);

            JsonPath measured = await(one -> "[shop]".equals(one.getString("policies[0].projects")));
            assertThat(measured.getInt("policies[0].gapFreeDays")).isEqualTo(5);
            assertThat(measured.getString("policies[0].firstGap.reason")).isEqualTo("Nobody is on call in Primary");
            assertThat(measured.getList("unreachable")).isEmpty();
            var first = told(policy, 1);
            assertThat(first.get(first.size() - 1).projects()).containsExactly(new CoverageState.Project(shop.id(), 5));

            var now = acme.as("editor").get("/api/v1/schedules/" + acme.slug() + "/" + schedule);
            acme.as("editor")
                    .header("If-Match", now.header("ETag"))
                    .body("""
                            {"name": "Primary", "timeZone": "Europe/Berlin", "layers": [{"rotation": {"unit": "weeks",
                            "length": 1, "start": "2026-01-01T00:00", "participants": ["%s-responder"]}}]}""".formatted(acme.slug()))
                    .put("/api/v1/schedules/" + acme.slug() + "/" + schedule)
                    .then()
                    .statusCode(200);

            await(one -> one.getInt("policies[0].gapFreeDays") == 30);
            var all = told(policy, first.size() + 1);
            var last = all.get(all.size() - 1);
            assertThat(last.gapFreeDays()).isEqualTo(30);
            assertThat(last.firstGap()).isNull();
            assertThat(last.version()).isGreaterThan(first.get(0).version());
        }
    }

    @Test
    void whoCannotBeReachedIsNamedUntilAMethodIsVerified() {
        String schedule = Drilling.rota(acme, "responder", null);
        String policy = Drilling.policy(acme, "Shop", Drilling.schedule(schedule));

        JsonPath silent = await(one -> one.getList("unreachable").size() == 1
                && one.getList("policies").size() == 1);
        assertThat(silent.getString("unreachable[0].name")).isEqualTo("The responder");
        assertThat(silent.getString("unreachable[0].where")).isEqualTo("[Primary]");
        assertThat(silent.getInt("policies[0].gapFreeDays")).isZero();
        assertThat(silent.getString("policies[0].firstGap.reason"))
                .isEqualTo("The responder has no verified contact method");
        assertThat(told(policy, 1).get(0).unreachable())
                .extracting(CoverageState.Unreachable::person)
                .containsExactly(acme.slug() + "-responder");

        try (Receiver receiver = Receiver.answering(200)) {
            Contacts.webhook(acme, "responder", receiver);
            JsonPath reached = await(one -> one.getList("unreachable").isEmpty());
            assertThat(reached.getInt("policies[0].gapFreeDays")).isEqualTo(30);
        }
    }

    @Test
    void adminsAreToldByALetterOncePerPersonAndWeek() throws Exception {
        String address = "admin-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        Contacts.mail(acme, "admin", address);
        Drilling.policy(acme, "Shop", Drilling.schedule(Drilling.rota(acme, "responder", null)));

        Awaitility.await().atMost(World.SOON).until(() -> MailServer.of(address).size() == 2);
        var letter = MailServer.of(address).get(1);
        assertThat(letter.getSubject()).isEqualTo("Cairn: The responder is on call and cannot be reached");
        assertThat(MailServer.text(letter)).contains("(Primary)").contains("/o/" + acme.slug() + "/me/contacts");

        String before = await(one -> one.getList("policies").size() == 1).getString("measuredAt");
        Drilling.sql(acme, "update coverage_look set due_at = now()");
        await(one -> !before.equals(one.getString("measuredAt")));
        assertThat(count("select count(*) from letter where once like 'unreachable:%'"))
                .isOne();
    }

    private long count(String query) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            var rows = sql.executeQuery(query);
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void whatDidNotChangeIsToldAgainWhenItIsOld() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        String before = await(one -> one.getList("policies").size() == 1).getString("measuredAt");
        int told = told(policy, 1).size();

        Drilling.sql(acme, "update coverage_look set due_at = now()");
        String again = await(one -> !before.equals(one.getString("measuredAt"))).getString("measuredAt");
        assertThat(told(policy, told)).hasSize(told);

        Drilling.sql(acme, "update coverage set told_at = now() - interval '10 hours'");
        Drilling.sql(acme, "update coverage_look set due_at = now()");
        await(one -> !again.equals(one.getString("measuredAt")));
        assertThat(told(policy, told + 1)).hasSize(told + 1);
    }

    @Test
    void whatAnEarlierMeasurementFoundIsNotKeptAfterALaterOneBegan() throws SQLException {
        Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        await(one -> one.getList("policies").size() == 1);
        long generation = count("select generation from coverage_look");
        var found = new Unreachable("ben", "Ben", Instant.now(), List.of("Primary"));
        var late = new MeasureCoverage.All(Map.of(), List.of(found));

        contexts.fresh(() -> tenancy.write(acme.id(), () -> keep.keep(acme.id(), generation - 1, Instant.now(), late)))
                .await()
                .atMost(World.SOON);

        assertThat(await(one -> true).getList("unreachable.person")).doesNotContain("ben");
    }

    @Test
    void anotherOrganisationSeesNothing() {
        Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        await(one -> one.getList("policies").size() == 1);

        var other = World.organisation();

        assertThat(other.as("owner")
                        .get("/api/v1/coverage/" + other.slug())
                        .jsonPath()
                        .getList("policies"))
                .isEmpty();
        other.as("owner").get("/api/v1/coverage/" + acme.slug()).then().statusCode(404);
    }
}
