package dev.cairn.assessment.catalogue;

import dev.cairn.assessment.ownroadmap.ShippedRoadmap;
import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.kit.http.ETags;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The default roadmap over HTTP. Its path is a word that no organisation's slug comes before. */
@Path("/api/v1/roadmaps/" + ShippedRoadmaps.DEFAULT)
@Tag(name = "Roadmaps")
class ShippedRoadmapResource {

    /** Counts the forms in which a roadmap was shown: who has the same version in an older form has not this one. */
    private static final int FORM = 2;

    private final ShippedRoadmap shipped;

    ShippedRoadmapResource(ShippedRoadmap shipped) {
        this.shipped = shipped;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @SignedIn(tokens = true)
    @Operation(
            operationId = "readRoadmap",
            summary = "Shows the default roadmap",
            description =
                    "Its phases, practices and checks, with the expression, strength, weight and freshness of each."
                            + " With Accept: application/yaml its text, to begin one of your own from.")
    @APIResponseSchema(value = RoadmapView.class, responseDescription = "The roadmap")
    public Response read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        String tag = "\"%d-%d\"".formatted(shipped.roadmap().version(), FORM);
        return (ETags.matches(ifNoneMatch, tag)
                        ? Response.notModified()
                        : Response.ok(RoadmapView.of(shipped.assessor())))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    @GET
    @Produces(Yaml.TYPE)
    @SignedIn(tokens = true)
    @APIResponse(
            responseCode = "200",
            description = "Its text",
            content = @Content(mediaType = Yaml.TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response readText(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Yaml.answer(ifNoneMatch, shipped.text(), shipped.digest());
    }
}
