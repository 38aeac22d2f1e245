package dev.cairn.notification.digest;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.digest.Digests.Kept;
import dev.cairn.notification.digest.domain.Rhythm;
import dev.cairn.notification.person.Me;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One's own digest over HTTP. */
@Path("/api/v1/people/{org}/me/digest")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
class MyDigestResource {

    private final Digests digests;
    private final TellDigest tell;
    private final Tenancy tenancy;
    private final Me me;

    MyDigestResource(Digests digests, TellDigest tell, Tenancy tenancy, Me me) {
        this.digests = digests;
        this.tell = tell;
        this.tenancy = tenancy;
        this.me = me;
    }

    /** Never answered by 304: when the next one is due moves without a change of the digest. */
    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readMyDigest", summary = "Shows when your digest comes")
    @APIResponseSchema(value = DigestBody.class, responseDescription = "Your digest")
    public Uni<Response> read() {
        UUID organisation = me.organisation();
        String person = me.subject();
        return tenancy.write(organisation, () -> digests.of(organisation, person))
                .map(kept -> Answers.changed(kept.version(), DigestBody.of(kept.rhythm(), kept.dueAt())));
    }

    @PUT
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "changeMyDigest",
            summary = "Chooses when your digest comes",
            description =
                    "At a time by the clock of a time zone, by the contact methods that you take letters by. None is"
                            + " sent when there is nothing to tell.")
    @APIResponseSchema(value = DigestBody.class, responseCode = "200", responseDescription = "Your digest after it")
    public Uni<Response> change(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull DigestBody body) {
        UUID organisation = me.organisation();
        String person = me.subject();
        Rhythm rhythm = body.read();
        return tenancy.write(
                        organisation,
                        () -> digests.lock(organisation, person)
                                .chain(() -> digests.of(organisation, person))
                                .invoke(kept -> ETags.demand(ifMatch, kept.version()))
                                .map(kept -> new Kept(
                                        rhythm,
                                        kept.version() + 1,
                                        rhythm.after(kept.now()),
                                        kept.toldTo(),
                                        kept.now()))
                                .call(kept -> digests.keep(organisation, person, kept)))
                .map(kept -> Answers.changed(kept.version(), DigestBody.of(kept.rhythm(), kept.dueAt())));
    }

    @GET
    @Path("/preview")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "previewMyDigest",
            summary = "Shows what your digest would say now",
            description = "Since the last one, or since a day or week ago. Changes nothing.")
    public Uni<DigestPreview> preview() {
        UUID organisation = me.organisation();
        String person = me.subject();
        return tenancy.write(
                        organisation,
                        () -> digests.of(organisation, person).chain(kept -> tell.draft(organisation, person, kept)))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(draft -> new DigestPreview(
                        draft.letter().subject(),
                        draft.letter().text(),
                        draft.summary().isEmpty()));
    }
}
