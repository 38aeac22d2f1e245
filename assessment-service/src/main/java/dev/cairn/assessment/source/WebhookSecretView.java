package dev.cairn.assessment.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook's secret, shown this once. */
@Schema(
        name = "RepositoryWebhook",
        description = "What to enter at the repository's host; the secret is shown this once.",
        examples = """
                {"path": "/api/v1/sources/acme/shop/webhook", "secret": "bGlrZS10aGlzLW9uZS1idXQtb3RoZXItbGV0dGVycyE"}""")
record WebhookSecretView(
        @Schema(required = true, description = "Path below the portal's address")
        String path,

        @Schema(required = true) String secret) {}
