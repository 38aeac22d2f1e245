package dev.cairn.kit.example;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.EventStreams;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;

/** Fails in every way that a service can, and answers in any size. */
@Path("/api/v1/faults/{org}")
@Produces(MediaType.APPLICATION_JSON)
class FaultResource {

    @GET
    @Path("/{fault}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    public Uni<String> fail(@PathParam("fault") String fault) {
        return Uni.createFrom().failure(fault(fault));
    }

    @GET
    @Path("/size/{bytes}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    public Map<String, String> size(@PathParam("bytes") int bytes) {
        return Map.of("text", "x".repeat(bytes));
    }

    @GET
    @Path("/stream/{fault}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    public Multi<OutboundSseEvent> stream(@PathParam("fault") String fault, @Context Sse sse) {
        return EventStreams.endingWell(
                sse,
                Multi.createFrom()
                        .items(1, 2, 3)
                        .onItem()
                        .transformToUniAndConcatenate(number -> number < 3
                                ? Uni.createFrom()
                                        .item(sse.newEventBuilder()
                                                .name("number")
                                                .id(Integer.toString(number))
                                                .data(number)
                                                .build())
                                : Uni.createFrom().failure(fault(fault))));
    }

    private static Throwable fault(String fault) {
        return switch (fault) {
            case "conflict" -> new Problem(CommonProblem.CONFLICT, "taken");
            case "unprocessable" -> new Problem(CommonProblem.UNPROCESSABLE, "no");
            case "unavailable" -> new Problem(CommonProblem.UNAVAILABLE, "later").withHeader("Retry-After", "5");
            default -> new IllegalStateException("select secret from vault");
        };
    }
}
