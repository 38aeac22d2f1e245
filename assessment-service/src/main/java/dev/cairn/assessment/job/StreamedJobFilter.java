package dev.cairn.assessment.job;

import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Answers 404 where the job of a {@link Streamed} endpoint is not there, after the caller was admitted. */
class StreamedJobFilter {

    private final Jobs jobs;
    private final CurrentOrganisation organisation;

    StreamedJobFilter(Jobs jobs, CurrentOrganisation organisation) {
        this.jobs = jobs;
        this.organisation = organisation;
    }

    @ServerRequestFilter(priority = Priorities.USER)
    public Uni<@Nullable Response> find(ContainerRequestContext request, ResourceInfo resource) {
        if (!resource.getResourceMethod().isAnnotationPresent(Streamed.class)) {
            return Uni.createFrom().nullItem();
        }
        return jobs.find(organisation.id(), id(request))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .replaceWith((Response) null);
    }

    private static UUID id(ContainerRequestContext request) {
        try {
            return UUID.fromString(request.getUriInfo().getPathParameters().getFirst("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
