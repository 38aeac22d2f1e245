package dev.cairn.assessment.report;

import dev.cairn.assessment.common.ContentTags;
import dev.cairn.kit.http.ETags;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The keys that verify signed reports, for everybody. */
@Path("/.well-known/jwks.json")
@Produces("application/json")
@Tag(name = "Reports")
class KeysResource {

    private final ReportKeys keys;

    KeysResource(ReportKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(
            operationId = "readReportKeys",
            summary = "Gives the public keys of signed reports",
            description = "A JWK set (RFC 7517): the key that signs now first, then earlier ones. Open to everybody.")
    @APIResponseSchema(value = KeySetSchema.class, responseDescription = "The keys")
    public Response read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        String tag = ContentTags.of(keys.published().getBytes(StandardCharsets.UTF_8));
        var answer = ETags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(keys.published());
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
