package dev.cairn.notification.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.imports.GrafanaReader;
import dev.cairn.notification.schedule.imports.ImportException;
import dev.cairn.notification.schedule.imports.ImportedSchedule;
import dev.cairn.notification.schedule.imports.OpsgenieReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows what a schedule of another system would be here, or takes it over. */
@ApplicationScoped
class ImportSchedule {

    private static final int MOST_PEOPLE = 5000;
    private static final String SOURCE = "/source";
    private static final String OPSGENIE = "opsgenie";
    private static final String GRAFANA = "grafana-oncall";

    private final ScheduleInput input;
    private final CreateSchedule create;
    private final Members members;
    private final Contexts contexts;
    private final Times times;
    private final MeterRegistry registry;

    ImportSchedule(
            ScheduleInput input,
            CreateSchedule create,
            Members members,
            Contexts contexts,
            Times times,
            MeterRegistry registry) {
        this.input = input;
        this.create = create;
        this.members = members;
        this.contexts = contexts;
        this.times = times;
        this.registry = registry;
    }

    Uni<Response> run(UUID organisation, String slug, @Nullable String key, ImportBody asked, String by) {
        Instant now = times.now();
        if (asked.people() != null && asked.people().size() > MOST_PEOPLE) {
            throw ScheduleInput.refused("/people", "must hold at most " + MOST_PEOPLE);
        }
        String name = ScheduleInput.optional("/name", asked.name(), ScheduleInput.LONGEST_NAME);
        return members.names(organisation)
                .chain(names -> contexts.aside(() -> preview(asked, name, names, now)))
                .chain(preview -> asked.isDry()
                        ? contexts.aside(
                                () -> Response.ok(preview.view(input, now)).build())
                        : keep(organisation, slug, key, asked, preview, by))
                .invoke(() -> count(asked, asked.isDry() ? "previewed" : "written"))
                .onFailure()
                .invoke(() -> count(asked, "refused"));
    }

    private void count(ImportBody asked, String outcome) {
        boolean known = OPSGENIE.equals(asked.format()) || GRAFANA.equals(asked.format());
        String format = known ? String.valueOf(asked.format()) : "other";
        registry.counter("cairn.oncall.imports", "format", format, "outcome", outcome)
                .increment();
    }

    private static ImportPreview preview(
            ImportBody asked, @Nullable String name, Map<String, String> names, Instant now) {
        ImportedSchedule source = read(asked, now);
        var people = ImportPeople.of(source.people(), asked.people(), names);
        people.check(asked.people());
        return new ImportPreview(source, people, name);
    }

    private static ImportedSchedule read(ImportBody asked, Instant now) {
        JsonNode source = asked.source();
        if (source == null || !source.isObject()) {
            throw ScheduleInput.refused(SOURCE, "must be an object");
        }
        try {
            if (OPSGENIE.equals(asked.format())) {
                return OpsgenieReader.read(source, SOURCE, now);
            }
            if (GRAFANA.equals(asked.format())) {
                return GrafanaReader.read(source, SOURCE, now);
            }
        } catch (ImportException e) {
            throw ScheduleInput.refused(e.pointer(), String.valueOf(e.getMessage()));
        }
        throw ScheduleInput.refused("/format", "must be opsgenie or grafana-oncall");
    }

    private Uni<Response> keep(
            UUID organisation, String slug, @Nullable String key, ImportBody asked, ImportPreview preview, String by) {
        preview.people().demandAll(preview.source().people().values());
        return create.create(organisation, slug, key, asked, preview.body(), preview.overrides(), by);
    }
}
