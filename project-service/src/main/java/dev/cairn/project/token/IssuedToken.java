package dev.cairn.project.token;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new token with its secret, which is shown this once.
 *
 * @param secret never logged, never audited
 */
@Schema(
        name = "IssuedToken",
        description = "A new API token with its secret, which is shown this once.",
        examples = """
                {"id": "0198c0de-0000-7000-8000-000000000003", "name": "CI", "prefix": "cairn_3fZq8K",
                 "scopes": ["evidence:write", "read"], "expiresAt": "2027-02-20T09:00:00Z",
                 "createdAt": "2026-11-22T09:00:00Z", "createdBy": "ana", "version": 1,
                 "secret": "cairn_3fZq8K..."}""")
record IssuedToken(
        @JsonUnwrapped TokenView token,
        @Schema(required = true) String secret) {}
