package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.stack.process.StackException;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One organisation and project that the demo has made, and what is done with them. */
final class Session {

    private static final Duration EVENTUALLY = Duration.ofMinutes(1);

    private final Api api;
    private final Progress progress;
    private final String organisation;
    private final String project;

    Session(Api api, Progress progress, String organisation, String project) {
        this.api = api;
        this.progress = progress;
        this.organisation = organisation;
        this.project = project;
    }

    /** Uploads some files of a work tree, follows the scan, and answers the assessment that came of it, as served. */
    Api.Answer assess(WorkTree tree, List<String> files, String lastAssessment) {
        Path archive = TarGz.of(tree.root(), files);
        try {
            progress.detail(
                    "uploading " + files.size() + " files, " + (archive.toFile().length() >> 10) + " KB packed");
            Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/gzip"));
            tree.commit().ifPresent(commit -> headers.put("Cairn-Commit", commit));
            tree.branch().ifPresent(branch -> headers.put("Cairn-Branch", branch));
            JsonNode job = api.send("/scans" + path(), "POST", BodyPublishers.ofFile(archive), headers)
                    .json();
            String made = new JobFollower(api, progress)
                    .follow(organisation, job)
                    .path("result")
                    .path("assessmentId")
                    .asText("");
            return made.isEmpty()
                    ? newer(lastAssessment, any -> true, "a new assessment")
                    : api.get("/assessments" + path() + "/" + made);
        } catch (FileNotFoundException e) {
            throw new StackException("the archive is gone: " + archive, e);
        } finally {
            archive.toFile().delete();
        }
    }

    /** The latest assessment once it is another than the one named and passes the test. */
    Api.Answer newer(String lastAssessment, Predicate<JsonNode> test, String what) {
        long deadline = System.nanoTime() + EVENTUALLY.toNanos();
        while (System.nanoTime() < deadline) {
            Api.Answer answer = api.peek("/assessments" + path() + "/latest");
            if (answer.status() == 200) {
                JsonNode json = answer.json();
                if (!json.path("id").asText().equals(lastAssessment) && test.test(json)) {
                    return answer;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        throw new StackException(what + " did not come within " + EVENTUALLY.toSeconds() + " s");
    }

    /** Makes a webhook for alerts and answers its secret. */
    String webhook(String url) {
        JsonNode webhook = api.post(
                "/webhooks/" + organisation,
                Map.of("name", "demo receiver", "url", url, "eventTypes", List.of("alert.raised")));
        return webhook.path("secret").asText();
    }

    /** States the project's hypothesis with an observed value against a target of 10. */
    void observe(int value, String day) {
        String path = "/projects" + path();
        String etag = api.get(path).etag();
        api.put(
                path + "/hypothesis",
                Map.of(
                        "statement",
                        "Ten teams come back in the second week",
                        "metric",
                        "teams-returning",
                        "target",
                        10,
                        "direction",
                        "at-least",
                        "observed",
                        value,
                        "statedOn",
                        day,
                        "observedOn",
                        day),
                etag);
    }

    /** The open regression alert of the project. */
    JsonNode alert() {
        long deadline = System.nanoTime() + EVENTUALLY.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode page = api.get("/alerts/" + organisation + "?state=open&project=" + project)
                    .json();
            for (JsonNode alert : page.path("items")) {
                if (alert.path("kind").asText().equals("regression")) {
                    return alert;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        throw new StackException("no regression alert came within " + EVENTUALLY.toSeconds() + " s");
    }

    private String path() {
        return "/" + organisation + "/" + project;
    }
}
