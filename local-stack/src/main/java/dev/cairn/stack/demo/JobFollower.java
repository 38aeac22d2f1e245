package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Follows a job by its event stream to its final state; asks again when the stream breaks off. */
final class JobFollower {

    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled", "dead");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Api api;
    private final Progress progress;
    private String shown = "";

    JobFollower(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /**
     * Returns the job once it has succeeded.
     *
     * @throws StackException if it ends in another way or does not end
     */
    JsonNode follow(String organisation, JsonNode started) {
        String path = "/jobs/" + organisation + "/" + started.path("id").asText();
        JsonNode job = started;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isFinal(job)) {
            if (System.nanoTime() > deadline) {
                throw new StackException("the job " + path + " did not end within " + LIMIT.toMinutes() + " minutes");
            }
            job = stream(path, job);
            if (!isFinal(job)) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                job = api.get(path).json();
                show(job);
            }
        }
        if (!job.path("state").asText().equals("succeeded")) {
            throw new StackException(
                    "the job " + path + " ended as " + job.path("state").asText() + ": "
                            + job.path("problem").path("detail").asText("no reason given"));
        }
        return job;
    }

    private JsonNode stream(String path, JsonNode last) {
        JsonNode job = last;
        try (Stream<String> lines = api.lines(path + "/events")) {
            Iterator<String> each = lines.iterator();
            while (!isFinal(job) && each.hasNext()) {
                String line = each.next();
                if (line.startsWith("data:")) {
                    job = Api.JSON.readTree(line.substring(5));
                    show(job);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            progress.detail("the event stream broke off (" + e.getMessage() + "); asking instead");
        }
        return job;
    }

    private void show(JsonNode job) {
        JsonNode at = job.path("progress");
        String text = job.path("state").asText() + "  " + at.path("phase").asText();
        if (at.path("filesSeen").asLong() > 0) {
            text += "  " + at.path("filesSeen").asLong() + " files, "
                    + (at.path("bytesSeen").asLong() >> 10) + " KB";
        }
        if (!text.equals(shown)) {
            progress.detail(text);
            shown = text;
        }
    }

    private static boolean isFinal(JsonNode job) {
        return FINAL.contains(job.path("state").asText());
    }
}
