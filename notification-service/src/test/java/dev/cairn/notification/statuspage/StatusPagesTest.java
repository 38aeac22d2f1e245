package dev.cairn.notification.statuspage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.delivery.Receiver;
import dev.cairn.notification.incident.IncidentWatcher;
import dev.cairn.notification.incident.PublicIncident;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@NotificationTest
class StatusPagesTest {

    private static final Pattern LINK =
            Pattern.compile("https://cairn\\.test(/status/\\S+/subscriptions/[A-Za-z0-9_-]+)");
    private static final Pattern WORD = Pattern.compile("name=\"word\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");
    private static final Pattern ACTION = Pattern.compile("action=\"(/status/[^\"]+/subscriptions/[^\"]+)\"");

    @Inject
    IncidentWatcher watcher;

    @Inject
    Tenancy tenancy;

    @Inject
    Contexts contexts;

    private World.Organisation acme;
    private String address;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
        address = acme.slug() + "@visitors.test";
    }

    private String admin(String... rest) {
        return "/api/v1/status-pages/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private String page(String... rest) {
        return "/api/v1/status/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private static RequestSpecification browser() {
        return given().header("Accept", "text/html,*/*;q=0.8");
    }

    private Response settings(boolean enabled, String tag) {
        return acme.as("admin")
                .header("If-Match", tag)
                .body(Map.of(
                        "enabled",
                        enabled,
                        "title",
                        "Acme <status>",
                        "timeZone",
                        "Europe/Berlin",
                        "supportUrl",
                        "https://acme.test/help"))
                .put(admin());
    }

    private void enable() {
        settings(true, "*").then().statusCode(200);
    }

    private UUID component(String name, boolean shown) {
        return UUID.fromString(acme.as("editor")
                .body(Map.of("name", name, "shown", shown))
                .post("/api/v1/components/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private PublicIncident incident(UUID id, String state, Map<UUID, ComponentStatus> components, String... texts) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var updates = List.of(texts).stream()
                .map(text -> new PublicIncident.Update(UUID.randomUUID(), now, state, text))
                .toList();
        return new PublicIncident(
                id, "Orders <b>fail</b>", state, components, now, state.equals("resolved") ? now : null, updates);
    }

    private void say(PublicIncident incident) {
        contexts.fresh(() -> tenancy.write(acme.id(), () -> watcher.said(acme.id(), incident)))
                .await()
                .atMost(World.SOON);
    }

    @Test
    void aPageIsOffUntilAnAdminTurnsItOn() {
        String absent = browser()
                .get("/api/v1/status/no-such-org/page")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        acme.as("admin")
                .get(admin())
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("version", equalTo(0));
        assertThat(browser().get(page("page")).then().statusCode(404).extract().asString())
                .isEqualTo(absent);
        for (String rest : List.of("feed.atom", "feed.rss", "subscribe", "history/2026-11", "page")) {
            given().get(page(rest)).then().statusCode(404).contentType("application/problem+json");
        }

        acme.as("editor")
                .header("If-Match", "*")
                .body(Map.of())
                .put(admin())
                .then()
                .statusCode(403);
        settings(true, "\"3\"").then().statusCode(412);
        settings(true, "\"0\"").then().statusCode(200).body("url", equalTo("https://cairn.test/status/" + acme.slug()));
        Response shown = browser().get(page("page"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.asString())
                .contains("Acme &lt;status&gt;")
                .contains("No known problems")
                .contains("https://acme.test/help");
        assertThat(shown.header("Content-Security-Policy"))
                .startsWith("default-src 'none';")
                .endsWith("sandbox allow-forms");
        browser()
                .header("If-None-Match", shown.header("ETag"))
                .get(page("page"))
                .then()
                .statusCode(304);

        settings(false, "\"1\"").then().statusCode(200);
        await().atMost(World.SOON).until(() -> browser().get(page("page")).statusCode() == 404);
        browser().get(page("subscribe")).then().statusCode(404);
    }

    @Test
    void settingsThatCannotBeUsedAreRefused() {
        for (var wrong : List.of(
                Map.entry("timeZone", "Nowhere"),
                Map.entry("supportUrl", "http://acme.test"),
                Map.entry("title", " "))) {
            var body = new HashMap<String, Object>(Map.of("enabled", true, "title", "Acme", "timeZone", "UTC"));
            body.put(wrong.getKey(), wrong.getValue());
            acme.as("admin")
                    .header("If-Match", "*")
                    .body(body)
                    .put(admin())
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/" + wrong.getKey()));
        }
        acme.as("admin").get(admin()).then().body("version", equalTo(0));
    }

    @Test
    void programsReadItFromAnySite() {
        enable();
        UUID shown = component("Checkout", true);
        component("Secret part", false);

        await().atMost(World.SOON)
                .untilAsserted(() -> given().get(page())
                        .then()
                        .statusCode(200)
                        .header("Access-Control-Allow-Origin", "*")
                        .header("Cache-Control", "public, max-age=30")
                        .body("components.name", contains("Checkout"))
                        .body("components[0].days.size()", equalTo(90))
                        .body("components[0].uptime", equalTo(1.0f))
                        .body("status.indicator", equalTo("operational")));
        acme.as("responder")
                .header("If-Match", "*")
                .body(Map.of("status", "partial-outage"))
                .put("/api/v1/components/" + acme.slug() + "/" + shown + "/status")
                .then()
                .statusCode(200);
        await().atMost(World.SOON)
                .untilAsserted(() -> given().get(page()).then().body("status.indicator", equalTo("partial-outage")));
        browser()
                .get(page("page"))
                .then()
                .body(containsString("Some systems are partly down"))
                .body(not(containsString("Secret part")));
    }

    private static Document xml(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void bothFeedsAreWhatTheyMustBe() throws Exception {
        enable();
        Response atom = given().get(page("feed.atom"));
        Document feed = xml(atom.then()
                .statusCode(200)
                .contentType("application/atom+xml")
                .extract()
                .asString());
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        for (String required : List.of("id", "title", "updated", "author")) {
            assertThat(feed.getElementsByTagName(required).getLength())
                    .as(required)
                    .isEqualTo(1);
        }
        Instant.parse(feed.getElementsByTagName("updated").item(0).getTextContent());
        given().header("If-None-Match", atom.header("ETag"))
                .get(page("feed.atom"))
                .then()
                .statusCode(304);
        Document rss = xml(given().get(page("feed.rss"))
                .then()
                .contentType("application/rss+xml")
                .extract()
                .asString());
        assertThat(rss.getDocumentElement().getAttribute("version")).isEqualTo("2.0");
        for (String required : List.of("title", "link", "description")) {
            assertThat(rss.getElementsByTagName(required).getLength())
                    .as(required)
                    .isEqualTo(1);
        }
    }

    private Response subscribe(Map<String, String> fields) {
        String form = browser()
                .get(page("subscribe"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return browser()
                .contentType("application/x-www-form-urlencoded")
                .formParams(fields)
                .formParam("word", found(WORD, form))
                .post(page("subscribe"));
    }

    private String declared() {
        return acme.as("editor")
                .body(Map.of("title", "db-1 is full", "severity", "critical"))
                .post("/api/v1/incidents/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String said(String incident, Map<String, Object> update) {
        return acme.as("editor")
                .body(update)
                .post("/api/v1/incidents/" + acme.slug() + "/" + incident + "/updates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whatIsSaidOfAnIncidentIsOnThePageAndInTheFeeds() throws Exception {
        enable();
        UUID checkout = component("Checkout", true);
        UUID hidden = component("Secret part", false);
        String incident = declared();
        said(incident, Map.of("text", "Not for the public"));
        said(
                incident,
                Map.of(
                        "text",
                        "We <i>look</i> into it",
                        "public",
                        true,
                        "publicTitle",
                        "Orders fail",
                        "components",
                        Map.of(checkout.toString(), "major-outage", hidden.toString(), "degraded")));

        await().atMost(World.SOON)
                .untilAsserted(() -> given().get(page())
                        .then()
                        .body("status.indicator", equalTo("major-outage"))
                        .body("incidents.title", contains("Orders fail"))
                        .body("incidents[0].components.name", contains("Checkout")));
        String shown = browser().get(page("page")).asString();
        assertThat(shown)
                .contains("Open incidents", "We &lt;i&gt;look&lt;/i&gt; into it")
                .doesNotContain("db-1", "Not for the public", "Secret part");
        assertThat(xml(given().get(page("feed.atom")).asString())
                        .getElementsByTagName("entry")
                        .getLength())
                .isEqualTo(1);
        assertThat(xml(given().get(page("feed.rss")).asString())
                        .getElementsByTagName("item")
                        .item(0)
                        .getTextContent())
                .contains("Investigating: Orders fail");
        String month =
                Instant.now().atZone(ZoneId.of("Europe/Berlin")).toString().substring(0, 7);
        browser().get(page("history", month)).then().body(containsString("Orders fail"));
        browser().get(page("history", "2020-01")).then().statusCode(404);

        said(
                incident,
                Map.of("text", "All is well", "public", true, "state", "resolved", "expectedState", "investigating"));
        await().atMost(World.SOON)
                .untilAsserted(() -> given().get(page())
                        .then()
                        .body("status.indicator", equalTo("operational"))
                        .body("incidents[0].state", equalTo("resolved")));
        assertThat(browser().get(page("page")).asString())
                .doesNotContain("Open incidents")
                .contains("All is well");
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(matcher.groupCount());
    }

    private MimeMessage mail(int number) {
        await().atMost(World.SOON).until(() -> MailServer.of(address).size() >= number);
        return MailServer.of(address).get(number - 1);
    }

    private static String service(String link) {
        return "/api/v1" + link;
    }

    private static Response act(String link, String does) {
        return browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("do", does)
                .post(service(link));
    }

    private String subscribed() {
        subscribe(Map.of("by", "email", "address", address)).then().statusCode(200);
        String link = found(LINK, MailServer.text(mail(1)));
        act(link, "confirm").then().statusCode(200).body(containsString("You are subscribed"));
        return link;
    }

    @Test
    void aVisitorConfirmsIsToldAndEndsItByOneRequest() throws Exception {
        enable();
        UUID checkout = component("Checkout", true);
        subscribe(Map.of("by", "email", "address", address))
                .then()
                .statusCode(200)
                .body(containsString("Look into your mail"));
        String link = found(LINK, MailServer.text(mail(1)));
        say(incident(UUID.randomUUID(), "investigating", Map.of(), "Nobody who has not confirmed hears this"));
        browser().get(service(link)).then().statusCode(200).body(containsString("Yes, subscribe"));
        acme.as("admin")
                .get(admin())
                .then()
                .body("subscribers.unconfirmed", equalTo(1))
                .body("subscribers.email", equalTo(0));
        act(link, "confirm").then().statusCode(200);
        acme.as("admin")
                .get(admin("subscribers"))
                .then()
                .body("items.state", contains("confirmed"))
                .body("items.hint", contains(address.charAt(0) + "…@visitors.test"));

        var incident = incident(
                UUID.randomUUID(),
                "investigating",
                Map.of(checkout, ComponentStatus.PARTIAL_OUTAGE),
                "We look into it");
        say(incident);
        say(incident);
        MimeMessage told = mail(2);
        assertThat(told.getSubject()).isEqualTo("[Investigating] Orders <b>fail</b>");
        assertThat(MailServer.text(told))
                .contains("We look into it")
                .contains("Concerned: Checkout")
                .doesNotContain("Nobody who");
        String one = told.getHeader("List-Unsubscribe")[0];
        assertThat(told.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String ending = found(LINK, one);

        browser().get(service(ending)).then().statusCode(200).body(containsString("Unsubscribe"));
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(service(ending))
                .then()
                .statusCode(200);
        acme.as("admin").get(admin("subscribers")).then().body("items", equalTo(List.of()));
        say(incident(UUID.randomUUID(), "investigating", Map.of(), "Who ended it hears nothing"));
        await().atMost(World.SOON).until(() -> announcements() == 0);
        assertThat(MailServer.of(address)).hasSize(2);
    }

    private long announcements() {
        return tenancy.sql(
                        acme.id(),
                        connection -> connection
                                .preparedQuery("select count(*) from status_announcement where organisation_id = $1")
                                .execute(Tuple.of(acme.id())))
                .await()
                .atMost(World.SOON)
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void anAddressThatIsKnownIsAnsweredAsAnyOtherAndNobodyIsBombed() {
        enable();
        String first = subscribe(Map.of("by", "email", "address", address)).asString();
        act(found(LINK, MailServer.text(mail(1))), "confirm").then().statusCode(200);
        Response second = subscribe(Map.of(
                "by",
                "email",
                "address",
                address.toUpperCase(Locale.ROOT).replace("@VISITORS.TEST", "@visitors.test")));
        assertThat(second.asString()).isEqualTo(first);
        await().atMost(World.SOON).until(() -> count() == 2);
        for (int i = 0; i < 3; i++) {
            assertThat(subscribe(Map.of("by", "email", "address", address)).asString())
                    .isEqualTo(first);
        }
        acme.as("admin").get(admin("subscribers")).then().body("items.state", contains("confirmed"));
        assertThat(letters()).as("three mails an hour").isEqualTo(3);
    }

    private int count() {
        return (int) letters();
    }

    private long letters() {
        return tenancy.sql(
                        acme.id(),
                        connection -> connection
                                .preparedQuery("select count(*) from letter where organisation_id = $1")
                                .execute(Tuple.of(acme.id())))
                .await()
                .atMost(World.SOON)
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void aFormThatIsNotOursAndAddressesThatAreNoneAreRefused() {
        enable();
        browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("by", "email")
                .formParam("address", address)
                .post(page("subscribe"))
                .then()
                .statusCode(403);
        String form = browser()
                .header("X-Forwarded-For", "203.0.113.9")
                .get(page("subscribe"))
                .asString();
        browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("by", "email")
                .formParam("address", address)
                .formParam("word", found(WORD, form))
                .post(page("subscribe"))
                .then()
                .statusCode(403);
        subscribe(Map.of("by", "email", "address", "nobody"))
                .then()
                .statusCode(422)
                .body(containsString("no e-mail address"));
        subscribe(Map.of("by", "webhook", "address", "http://169.254.169.254/latest"))
                .then()
                .statusCode(422)
                .body(containsString("The URL"));
        subscribe(Map.of("by", "email", "address", address, "which", "some"))
                .then()
                .statusCode(422);
        browser().get(page("subscriptions", "nonsense")).then().statusCode(404);
        given().post(page("subscriptions", "nonsense")).then().statusCode(404).contentType("application/problem+json");
        acme.as("admin").get(admin("subscribers")).then().body("items", equalTo(List.of()));
    }

    @Test
    void aWebhookIsToldOnceItHasAnsweredATest() {
        enable();
        UUID checkout = component("Checkout", true);
        UUID search = component("Search", true);
        try (var receiver = new Receiver(count -> Receiver.Answer.of(count == 1 ? 500 : 204))) {
            String shown = subscribe(Map.of(
                            "by",
                            "webhook",
                            "address",
                            receiver.url(),
                            "which",
                            "some",
                            "component",
                            search.toString()))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(shown)
                    .contains(found(SECRET, shown.replace("&#x3D;", "=")).substring(0, 20));
            String link = found(ACTION, shown);
            act(link, "confirm").then().statusCode(409).body(containsString("The answer was 500"));
            act(link, "confirm").then().statusCode(200);
            assertThat(receiver.messages().get(1).header("Webhook-signature")).startsWith("v1,");

            say(incident(
                    UUID.randomUUID(),
                    "investigating",
                    Map.of(checkout, ComponentStatus.DEGRADED),
                    "Not of this part"));
            say(incident(
                    UUID.randomUUID(), "resolved", Map.of(search, ComponentStatus.DEGRADED), "Search is well again"));
            await().atMost(World.SOON).until(() -> receiver.messages().size() >= 3);
            assertThat(receiver.messages().get(2).body())
                    .contains("\"status.incident\"")
                    .contains("Search is well again");
            await().atMost(World.SOON).until(() -> announcements() == 0);
            assertThat(receiver.messages()).hasSize(3);
        }
    }

    @Test
    void maintenanceThatIsMadePublicIsToldWhenItBegins() {
        enable();
        UUID checkout = component("Checkout", true);
        subscribed();
        LocalDateTime now = LocalDateTime.now(ZoneId.of("UTC")).truncatedTo(ChronoUnit.MINUTES);
        String window = acme.as("editor")
                .body(Map.of(
                        "name",
                        "Internal name",
                        "service",
                        "shop",
                        "timeZone",
                        "UTC",
                        "start",
                        now.minusHours(1).toString(),
                        "end",
                        now.plusHours(2).toString()))
                .post("/api/v1/maintenance/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var text = Map.of("title", "Upgrade", "text", "Orders wait.", "components", List.of(checkout.toString()));
        acme.as("viewer")
                .header("If-Match", "\"0\"")
                .body(text)
                .put(admin("maintenance", window))
                .then()
                .statusCode(403);
        acme.as("responder")
                .header("If-Match", "\"0\"")
                .body(text)
                .put(admin("maintenance", window))
                .then()
                .statusCode(200);
        acme.as("responder")
                .header("If-Match", "\"0\"")
                .body(text)
                .put(admin("maintenance", window))
                .then()
                .statusCode(412);
        World.Organisation other = World.organisation();
        other.as("owner")
                .header("If-Match", "\"0\"")
                .body(text)
                .put("/api/v1/status-pages/" + other.slug() + "/maintenance/" + window)
                .then()
                .statusCode(404);

        await().atMost(World.SOON)
                .untilAsserted(() -> given().get(page())
                        .then()
                        .body("status.indicator", equalTo("maintenance"))
                        .body("maintenance.title", contains("Upgrade"))
                        .body("maintenance[0].underWay", equalTo(true)));
        browser()
                .get(page("page"))
                .then()
                .body(containsString("Maintenance is under way"))
                .body(not(containsString("Internal name")));
        assertThat(MailServer.text(mail(2)) + MailServer.text(mail(3)))
                .contains("Maintenance planned")
                .contains("Maintenance begun");

        acme.as("responder")
                .header("If-Match", "*")
                .delete(admin("maintenance", window))
                .then()
                .statusCode(204);
        await().atMost(World.SOON)
                .untilAsserted(() -> given().get(page())
                        .then()
                        .body("status.indicator", equalTo("operational"))
                        .body("maintenance", equalTo(List.of())));
    }

    @Test
    void adminsRemoveSubscribersOfTheirsOnly() {
        enable();
        subscribed();
        String id = acme.as("admin").get(admin("subscribers")).path("items[0].id");
        World.Organisation other = World.organisation();
        other.as("owner")
                .delete("/api/v1/status-pages/" + other.slug() + "/subscribers/" + id)
                .then()
                .statusCode(404);
        acme.as("editor").get(admin("subscribers")).then().statusCode(403);
        acme.as("admin").delete(admin("subscribers", id)).then().statusCode(204);
        acme.as("admin").delete(admin("subscribers", id)).then().statusCode(404);
    }
}
