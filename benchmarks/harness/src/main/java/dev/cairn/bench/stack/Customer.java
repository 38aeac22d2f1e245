package dev.cairn.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * An organisation of the suite with projects, a token, and one assessment: what the measurements work on.
 *
 * @param organisation its slug
 * @param token an API token for all that is measured
 * @param projects slugs and ids, each for one client of a load
 */
public record Customer(String organisation, String token, List<Project> projects) {

    /** One project, at version 1 when made. */
    public record Project(String slug, UUID id) {}

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Makes one with a number of projects; it is named anew each time, so that a stack can be measured twice. */
    public static Customer make(Place place, int projects) {
        var ana = new Api(Api.signIn(place.oidc()));
        String slug = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        ana.post(place.projectService(), "/organisations", Map.of("slug", slug, "name", "Benchmarks"));
        String token = ana.post(
                        place.projectService(),
                        "/tokens/" + slug,
                        Map.of(
                                "name",
                                "benchmark",
                                "scopes",
                                List.of("read", "evidence:write", "projects:write", "events:write"),
                                "expiresInDays",
                                2))
                .path("secret")
                .asText();
        List<Project> made = new ArrayList<>();
        for (int i = 0; i < projects; i++) {
            made.add(project(place, ana, slug, i));
        }
        return new Customer(slug, token, List.copyOf(made));
    }

    /** From now on each alert pages Ana by mail, as the only policy says. */
    public void page(Place place) {
        var ana = new Api(Api.signIn(place.oidc()));
        int service = place.notificationService();
        String address = "on-call-" + UUID.randomUUID() + "@example.com";
        String methods = "/people/" + organisation + "/me/contact-methods";
        String method = ana.post(service, methods, Map.of("kind", "email", "name", "Mail", "address", address))
                .path("id")
                .asText();
        ana.post(service, methods + "/" + method + "/code", Map.of());
        String code = new MailFolder(place.data().resolve("mail")).code(address);
        ana.post(service, methods + "/" + method + "/verify", Map.of("code", code));
        String subject = ana.get(place.projectService(), "/members/" + organisation)
                .path("items")
                .path(0)
                .path("subject")
                .asText();
        var step = Map.of("targets", List.of(Map.of("kind", "person", "id", subject)));
        String policy = ana.post(
                        service, "/policies/" + organisation, Map.of("name", "On call", "steps", List.of(step)))
                .path("id")
                .asText();
        ana.put(service, "/routing/" + organisation, Map.of("rules", List.of(), "otherwise", policy));
    }

    private static Project project(Place place, Api api, String organisation, int number) {
        String slug = "project-" + number;
        JsonNode project = api.post(
                place.projectService(),
                "/projects/" + organisation,
                Map.of(
                        "slug",
                        slug,
                        "name",
                        "Project " + number,
                        "startDate",
                        "2026-09-01",
                        "urls",
                        Map.of("app", "https://shop.example.com/", "repository", "https://git.example.com/shop"),
                        "tags",
                        List.of("web", "shop")));
        return new Project(slug, UUID.fromString(project.path("id").asText()));
    }

    /** Has a tree scanned for the first project, and returns when its assessment is there. */
    public void assess(Place place, Path archive) {
        var api = new Api(token);
        String project = organisation + "/" + projects.get(0).slug();
        JsonNode job = api.upload(place.assessmentService(), "/scans/" + project, archive);
        String path = "/jobs/" + organisation + "/" + job.path("id").asText();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!job.path("state").asText().equals("succeeded")) {
            if (List.of("failed", "dead", "cancelled")
                            .contains(job.path("state").asText())
                    || System.nanoTime() > deadline) {
                throw new IllegalStateException("the scan did not succeed: " + job);
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            job = api.get(place.assessmentService(), path);
        }
        api.get(place.assessmentService(), "/assessments/" + project + "/latest");
    }
}
