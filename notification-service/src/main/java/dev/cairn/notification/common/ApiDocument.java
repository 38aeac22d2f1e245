package dev.cairn.notification.common;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** What only this service's OpenAPI document has. It names the interface again because the build looks no further. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument extends dev.cairn.kit.openapi.ApiDocument implements OASFilter {

    private static final Pattern DEPENDS_ON_STATE = Pattern.compile(
            "/(?:acknowledge|escalate|resolve|snooze|unsnooze|retry|test|overrides|accept|decline|withdraw|code|verify"
                    + "|end|order|\\{override}|\\{temporary}"
                    + "|state|updates|review|(?<=/\\{id}/)alerts)$");

    private static final Pattern BY_LINK = Pattern.compile("/acknowledgements/|/subscriptions/");
    private static final Pattern COMES_AGAIN_AFTER_5XX = Pattern.compile("/v2/alerts$|/integrations/");

    private static final Pattern REFUSES_VALUES = Pattern.compile(
            "/(?:schedules|policies|people|routing|silences|maintenance|inhibitions|incidents|components|status-pages|status)/");

    public ApiDocument() {
        super(
                Map.of(
                        "override", "Id of the override",
                        "temporary", "Id of the temporary schedule",
                        "swap", "Id of the swap",
                        "calendar", "Id of the calendar link",
                        "alert", "Id of the alert",
                        "action", "Id of the action",
                        "key", "Last part of the link",
                        "slug", "Slug of the organisation",
                        "month", "Year and month, such as 2026-04"),
                Map.of("Last-Event-ID", "Id of the last event that you have; what came after it is sent first"));
    }

    @Override
    protected boolean needsBody(String path) {
        return !path.contains("/alerts/")
                || path.endsWith("/snooze")
                || path.endsWith("/actions")
                || path.endsWith("/escalate");
    }

    @Override
    protected void addOwnProblems(String path, Operation operation) {
        if (DEPENDS_ON_STATE.matcher(path).find()) {
            addProblem(operation, "409");
        }
        if (COMES_AGAIN_AFTER_5XX.matcher(path).find()) {
            addProblem(operation, "503");
        }
        if (BY_LINK.matcher(path).find()) {
            addProblem(operation, "404");
            addProblem(operation, "409");
            addProblem(operation, "410");
        }
        if (REFUSES_VALUES.matcher(path).find() && operation.getRequestBody() != null) {
            addProblem(operation, "422");
        }
    }
}
