package dev.cairn.kit.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The schema of problem documents, for the OpenAPI document. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema make() {
        return object().description("What went wrong (RFC 9457).")
                .addProperty("type", text("Leads to the page about the code").format("uri"))
                .addProperty("title", text("The same for each occurrence"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong this time"))
                .addProperty("instance", text("Path of the request"))
                .addProperty("code", text("Stable; decide by it"))
                .addProperty("traceId", text("W3C trace id"))
                .addProperty("requestId", text("As in the header X-Request-Id"))
                .addProperty("errors", errors())
                .required(List.of("type", "title", "status", "detail", "code"));
    }

    private static Schema errors() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("Which values are wrong; absent when none is")
                .items(object().addProperty("pointer", text("JSON pointer, or ?name of a query parameter"))
                        .addProperty("detail", text("What is wrong there"))
                        .required(List.of("pointer", "detail")));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
