package dev.cairn.kit.openapi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds to the OpenAPI document what is the same everywhere: how to authenticate, problem answers, the bounds of path and
 * header parameters, and the example of each body.
 *
 * <p>Each service has one of its own that says what only it has, registered with {@code @OpenApiFilter} to run at build
 * time.
 */
public abstract class ApiDocument implements OASFilter {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final String SLUG = "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$";
    private static final int SLUG_LENGTH = 63;
    private static final int LONGEST_ID = 200;
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> HEADERS = Map.of(
            "If-Match", "The ETag that you read. Without it the answer is 428, with another one 412",
            "If-None-Match", "An ETag that you have; the answer is 304 while it is the present one",
            "Idempotency-Key",
                    "1 to 200 visible characters; the same key and body get the first answer again for a day");

    private final Map<String, String> words;
    private final Map<String, String> headers;

    /**
     * A document.
     *
     * @param words parameters of paths that are neither slugs nor UUIDs, with what they mean
     * @param headers headers that only this service takes, with what they mean
     */
    protected ApiDocument(Map<String, String> words, Map<String, String> headers) {
        this.words = Map.copyOf(words);
        this.headers = new HashMap<>(HEADERS);
        this.headers.putAll(headers);
    }

    /** Whether an operation that takes a body cannot do without. */
    protected boolean needsBody(String path) {
        return true;
    }

    /** Adds the problems that this service's operations answer with besides those of all. */
    protected void addOwnProblems(String path, Operation operation) {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components);
        components.addSchema(PROBLEM, ProblemSchema.make());
        components.addResponse(
                PROBLEM,
                OASFactory.createAPIResponse()
                        .description("A problem (RFC 9457); its code says which")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/problem+json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("#/components/schemas/" + PROBLEM)))));
        components.addSecurityScheme(
                "bearer",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An access token of the identity provider, or an API token"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer", List.of()));
        document.getPaths().getPathItems().forEach((path, item) -> complete(path, item, components.getSchemas()));
    }

    private void complete(String path, PathItem item, Map<String, Schema> schemas) {
        for (Operation operation : item.getOperations().values()) {
            completeParameters(path, operation);
            addProblems(path, operation);
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().setRequired(needsBody(path));
                addExamples(operation.getRequestBody().getContent(), schemas);
            }
            operation.getResponses().getAPIResponses().values().forEach(one -> addExamples(one.getContent(), schemas));
        }
    }

    private void completeParameters(String path, Operation operation) {
        var byName = new LinkedHashMap<String, Parameter>();
        var names = IN_PATH.matcher(path);
        while (names.find()) {
            byName.put(names.group(1), pathParameter(names.group(1)));
        }
        for (Parameter given : operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            if (!given.getName().equals("Content-Length")) {
                byName.putIfAbsent(given.getName(), given);
            }
        }
        byName.forEach((name, parameter) -> describeHeader(name, parameter));
        operation.setParameters(List.copyOf(byName.values()));
    }

    private Parameter pathParameter(String name) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        String description = "Slug of the " + (name.equals("org") ? "organisation" : name);
        if (name.equals("id")) {
            schema.format("uuid");
            description = "Its id";
        } else if (words.containsKey(name)) {
            schema.maxLength(LONGEST_ID);
            description = words.get(name);
        } else {
            schema.pattern(SLUG).maxLength(SLUG_LENGTH);
        }
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.PATH)
                .required(true)
                .description(description)
                .schema(schema);
    }

    private void describeHeader(String name, Parameter parameter) {
        String description = headers.get(name);
        if (description != null) {
            parameter.description(description);
            parameter.setRequired(name.equals("If-Match") ? Boolean.TRUE : null);
            parameter.getSchema().maxLength(name.equals("Idempotency-Key") ? 202 : 1000);
        }
    }

    private void addProblems(String path, Operation operation) {
        addProblem(operation, "400");
        addProblem(operation, "401");
        if (path.contains("{org}")) {
            addProblem(operation, "403");
            addProblem(operation, "404");
        }
        addOwnProblems(path, operation);
        if (has(operation, "If-Match")) {
            addProblem(operation, "412");
            addProblem(operation, "428");
        }
        if (has(operation, "If-None-Match")) {
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description("You have the present version"));
        }
        if (has(operation, "Idempotency-Key")) {
            addProblem(operation, "422");
        }
        addProblem(operation, "429");
        addProblem(operation, "default");
    }

    /** Whether an operation takes this parameter. */
    protected static boolean has(Operation operation, String parameter) {
        return operation.getParameters().stream().anyMatch(one -> one.getName().equals(parameter));
    }

    /** Says that an operation may answer with a problem of this status. */
    protected static void addProblem(Operation operation, String status) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + PROBLEM));
    }

    private static void addExamples(Content content, Map<String, Schema> schemas) {
        if (content == null) {
            return;
        }
        content.getMediaTypes().values().forEach(body -> {
            String ref = body.getSchema() == null ? null : body.getSchema().getRef();
            Schema schema = ref == null ? null : schemas.get(ref.substring(ref.lastIndexOf('/') + 1));
            if (schema != null
                    && schema.getExamples() != null
                    && !schema.getExamples().isEmpty()) {
                body.setExample(schema.getExamples().get(0));
            }
        });
    }
}
