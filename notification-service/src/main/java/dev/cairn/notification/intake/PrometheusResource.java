package dev.cairn.notification.intake;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.access.TokensOrganisation;
import dev.cairn.kit.limits.OwnRateLimit;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.intake.form.PrometheusAlerts;
import dev.cairn.notification.intake.form.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Alerts as Prometheus sends them to an Alertmanager. */
@Path("/api/v2/alerts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake", description = "Where other systems tell of trouble.")
class PrometheusResource {

    /** What is wrong is told of so many; a message may have thousands that are wrong. */
    private static final int MOST_TOLD = 100;

    private final Intake intake;
    private final Times times;
    private final IntakeConfig config;
    private final RoutingContext request;

    PrometheusResource(Intake intake, Times times, IntakeConfig config, RoutingContext request) {
        this.intake = intake;
        this.times = times;
        this.config = config;
        this.request = request;
    }

    @POST
    @Allow(role = Role.RESPONDER, scope = Scope.EVENTS_WRITE)
    @TokensOrganisation
    @OwnRateLimit
    @Operation(
            operationId = "sendPrometheusAlerts",
            summary = "Takes in alerts as Prometheus sends them to an Alertmanager",
            description =
                    "For the API token's own organisation. One alert per set of labels. Those that are valid are stored even if"
                            + " others are not; then the answer is 400. Too many are answered with 503 and Retry-After.")
    @APIResponseSchema(value = TakenMany.class, responseCode = "200", responseDescription = "What they did")
    public Uni<Response> send(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.ARRAY,
                                                            implementation = LabelledForm.class)))
                    byte[] body) {
        intake.count(request);
        var read = Intake.read(
                () -> PrometheusAlerts.read(intake.json(body), times.now(), config.resolveTimeout(), intake.most()));
        return intake.takeIn(read.signals(), IntakeProblem.TOO_MANY_OPEN_TRY_AGAIN)
                .invoke(outcomes -> tellRefused(read.refused(), outcomes.size()))
                .map(outcomes -> Response.ok(TakenMany.of(outcomes, 0)).build());
    }

    private static void tellRefused(List<Refused> refused, int stored) {
        if (refused.isEmpty()) {
            return;
        }
        var problem = new Problem(
                CommonProblem.INVALID,
                "%d alerts are not valid; the other %d are stored".formatted(refused.size(), stored));
        refused.stream().limit(MOST_TOLD).forEach(one -> problem.at(one.pointer(), one.why()));
        if (refused.size() > MOST_TOLD) {
            problem.at("", "and %d more".formatted(refused.size() - MOST_TOLD));
        }
        throw problem;
    }
}
