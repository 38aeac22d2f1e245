package dev.cairn.project.common;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** What only this service's OpenAPI document has. It names the interface again because the build looks no further. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument extends dev.cairn.kit.openapi.ApiDocument implements OASFilter {

    public ApiDocument() {
        super(Map.of(), Map.of());
    }

    @Override
    protected void addOwnProblems(String path, Operation operation) {
        if (operation.getRequestBody() != null || has(operation, "If-Match")) {
            addProblem(operation, "409");
        }
    }
}
