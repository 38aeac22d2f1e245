package dev.cairn.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonFormatValidator;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Validates data as an integrator would, with the schemas of one release. */
final class Schemas {

    private final String root;
    private final SchemaRepository repository;

    /** @param root where the release's schemas and examples are: {@code /} for today's */
    Schemas(String root) {
        this.root = root;
        var options = new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri("https://cairn.dev/schemas/")
                .setOutputFormat(OutputFormat.Basic);
        repository = SchemaRepository.create(options, new Formats());
        for (String state : new String[] {
            "organisation",
            "project",
            "evidence",
            "assessment",
            "waiver",
            "applicability",
            "attestation",
            "roadmap",
            "roadmap-choice",
            "alert",
            "schedule",
            "policy",
            "routing",
            "silence",
            "maintenance",
            "incident",
            "drill",
            "coverage",
            "component"
        }) {
            String file = "schemas/" + state + "-state.v1.json";
            if (Files.exists(root + file)) {
                repository.dereference(schema(file));
            }
        }
    }

    OutputUnit validate(EventType type, JsonNode data) {
        var value = new JsonObject(data.toString());
        return repository.validator(schema("schemas/" + type.type() + ".json")).validate(value);
    }

    private JsonSchema schema(String path) {
        return JsonSchema.of(new JsonObject(Files.json(root + path).toString()));
    }

    private static final class Formats implements JsonFormatValidator {
        @Override
        public @Nullable String validateFormat(String instanceType, @Nullable String format, Object instance) {
            if (format == null || !(instance instanceof String word)) {
                return null;
            }
            try {
                switch (format) {
                    case "uuid" -> UUID.fromString(word);
                    case "date-time" -> Instant.parse(word);
                    case "date" -> LocalDate.parse(word);
                    default -> throw new IllegalArgumentException("format " + format + " is not one of ours");
                }
                return null;
            } catch (DateTimeException | IllegalArgumentException e) {
                return word + " is no " + format;
            }
        }
    }
}
