package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.stack.process.StackException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The main job, end to end. It returns only when everything was observed; otherwise it throws with what was not.
 */
public final class Demo {

    private static final Duration WEBHOOK_LIMIT = Duration.ofMinutes(1);
    private static final long WEEKS_WITHOUT_GIT = 8;

    private final URI portal;
    private final int oidcPort;
    private final Progress progress;
    private final Clock clock;

    /** @param out for the story; the assessment itself goes where {@link #run} says */
    public Demo(URI portal, int oidcPort, PrintStream out, Clock clock) {
        this.portal = portal;
        this.oidcPort = oidcPort;
        this.progress = new Progress(out);
        this.clock = clock;
    }

    /**
     * Runs it on a repository.
     *
     * @param served gets the first assessment as it was served
     * @throws StackException if something was not as it must be
     */
    public void run(Path repository, java.util.function.Consumer<String> served) {
        WorkTree tree = WorkTree.of(repository);
        String organisation = "demo-" + Long.toString(clock.millis(), 36);
        Session session = prepare(tree, organisation);

        progress.step("Assess the repository " + repository);
        Api.Answer first = session.assess(tree, tree.files(), "");
        served.accept(first.text());
        new Report(progress).print(first.json());

        try (Receiver receiver = Receiver.open()) {
            progress.step("Open a webhook receiver at " + receiver.url());
            Signature signature = new Signature(session.webhook(receiver.url()));
            JsonNode regressed = lose(session, tree, first.json());
            showLoss(regressed);
            JsonNode alert = session.alert();
            progress.step("An alert was raised");
            progress.detail(
                    alert.path("severity").asText() + "  " + alert.path("title").asText());
            progress.step("The webhook");
            demandWebhook(receiver, signature);
        }
        progress.plain("");
        progress.plain("All of it was observed. Sign in as Ana at " + portal + " to look at " + organisation + "/"
                + tree.slug());
    }

    private Session prepare(WorkTree tree, String organisation) {
        progress.step("Sign in, make an organisation, a project and an API token");
        Api person = new Api(portal, new SignIn().token(oidcPort));
        person.post("/organisations", Map.of("slug", organisation, "name", "Demo of " + tree.slug()));
        LocalDate today = LocalDate.now(clock);
        LocalDate start =
                tree.firstDay().filter(day -> !day.isAfter(today)).orElse(today.minusWeeks(WEEKS_WITHOUT_GIT));
        String project = tree.slug();
        person.post(
                "/projects/" + organisation, Map.of("slug", project, "name", project, "startDate", start.toString()));
        JsonNode token = person.post(
                "/tokens/" + organisation,
                Map.of(
                        "name",
                        "demo",
                        "scopes",
                        List.of("read", "evidence:write", "alerts:write", "projects:write", "admin"),
                        "expiresInDays",
                        1));
        progress.detail(organisation + "/" + project + ", started " + start + "; token "
                + token.path("prefix").asText());
        return new Session(person.as(token.path("secret").asText()), progress, organisation, project);
    }

    /** Takes away what was met, by the mildest way that loses something. */
    private JsonNode lose(Session session, WorkTree tree, JsonNode first) {
        if (!Reduction.anyMet(first)) {
            return loseHypothesis(session, first);
        }
        JsonNode last = first;
        List<String> noTests = Reduction.withoutCiAndTests(tree.files());
        List<String> noProofs = Reduction.withoutProofs(noTests, first);
        if (!noTests.isEmpty() && noTests.size() < tree.files().size()) {
            progress.step("Upload the same tree without its CI and tests");
            last = session.assess(tree, noTests, id(last)).json();
        }
        if (!regressed(last) && !noProofs.isEmpty() && noProofs.size() < noTests.size()) {
            progress.step("That lost nothing: upload it without the files that its proofs rest on");
            last = session.assess(tree, noProofs, id(last)).json();
        }
        return regressed(last) ? last : loseHypothesis(session, last);
    }

    private JsonNode loseHypothesis(Session session, JsonNode last) {
        String today = LocalDate.now(clock).toString();
        progress.step("The repository has nothing to lose: validate the hypothesis, then correct it below its target");
        session.observe(12, today);
        JsonNode validated = session.newer(id(last), Reduction::anyMet, "an assessment with the hypothesis met")
                .json();
        session.observe(3, today);
        return session.newer(id(validated), Demo::regressed, "an assessment with the hypothesis lost")
                .json();
    }

    private void showLoss(JsonNode assessment) {
        for (JsonNode change : assessment.path("changes")) {
            if (change.path("regression").asBoolean()) {
                progress.detail("lost: " + change.path("practice").asText() + " went from "
                        + change.path("from").asText()
                        + " to " + change.path("to").asText() + " ("
                        + change.path("cause").asText() + ") "
                        + change.path("detail").asText());
            }
        }
    }

    private void demandWebhook(Receiver receiver, Signature signature) {
        long deadline = System.nanoTime() + WEBHOOK_LIMIT.toNanos();
        while (true) {
            Receiver.Message message = receiver.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (message == null) {
                throw new StackException(
                        "no webhook of the regression arrived within " + WEBHOOK_LIMIT.toSeconds() + " s");
            }
            signature.fault(message).ifPresent(fault -> {
                throw new StackException("a webhook arrived, but its signature is not valid: " + fault);
            });
            if (isRegression(message)) {
                progress.detail("arrived, signature valid: webhook-id " + message.header("webhook-id"));
                return;
            }
            progress.detail(
                    "arrived, signature valid, about something else: webhook-id " + message.header("webhook-id"));
        }
    }

    private static boolean isRegression(Receiver.Message message) {
        try {
            JsonNode body = Api.JSON.readTree(message.body());
            return body.path("type").asText().equals("alert.raised")
                    && body.path("data").path("alert").path("kind").asText().equals("regression");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new StackException("a webhook arrived, but its body is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static boolean regressed(JsonNode assessment) {
        for (JsonNode change : assessment.path("changes")) {
            if (change.path("regression").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static String id(JsonNode assessment) {
        return assessment.path("id").asText();
    }
}
