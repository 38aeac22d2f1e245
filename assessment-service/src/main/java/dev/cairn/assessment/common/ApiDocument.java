package dev.cairn.assessment.common;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** What only this service's OpenAPI document has. It names the interface again because the build looks no further. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument extends dev.cairn.kit.openapi.ApiDocument implements OASFilter {

    public ApiDocument() {
        super(
                Map.of(
                        "check", "Id of the check, such as foundation.ci-cd.tests-run",
                        "roadmap", "Id of the roadmap",
                        "version", "Number of the version",
                        "key", "What is in the link; whoever has it may look"),
                Map.of(
                        "Cairn-Commit", "The revision that the archive was made of, 7 to 64 hexadecimal digits",
                        "Cairn-Branch", "The branch it was on",
                        "X-Hub-Signature-256", "GitHub's proof: sha256= and the HMAC of the body with the secret",
                        "X-Gitlab-Token", "GitLab's proof: the secret",
                        "X-GitHub-Event", "What happened; only push matters",
                        "X-Gitlab-Event", "What happened; only Push Hook matters",
                        "X-GitHub-Delivery", "Id of the delivery; one that was heard before is ignored",
                        "X-Gitlab-Event-UUID", "Id of the delivery; one that was heard before is ignored"));
    }

    /** A decision may be made without a word. */
    @Override
    protected boolean needsBody(String path) {
        return !path.endsWith("/approve") && !path.endsWith("/reject");
    }

    @Override
    protected void addOwnProblems(String path, Operation operation) {
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (open && !path.endsWith("/webhook")) {
            operation.getResponses().removeAPIResponse("401");
        }
        if (open && path.contains("{org}")) {
            operation.getResponses().removeAPIResponse("403");
            operation.getResponses().removeAPIResponse("404");
        }
        if (path.contains("{key}")) {
            addProblem(operation, "404");
        }
        boolean overrules = path.endsWith("/practices/{practice}") && operation.getRequestBody() != null;
        if (path.endsWith("/report") || overrules) {
            addProblem(operation, "422");
        }
        if (operation.getRequestBody() != null) {
            addProblem(operation, "413");
            addProblem(operation, "503");
        }
        boolean waits = operation.getRequestBody() != null
                && (path.startsWith("/api/v1/waivers/") || path.equals("/api/v1/roadmaps/{org}"));
        if (waits || has(operation, "If-Match")) {
            addProblem(operation, "409");
        }
    }
}
