package dev.cairn.assessment.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of the published keys, for the OpenAPI document. */
@Schema(name = "KeySet", description = "Public keys of signed reports (RFC 7517, RFC 8037).", examples = """
                {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                 "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "use": "sig", "alg": "EdDSA"}]}""")
record KeySetSchema(@Schema(required = true) List<Key> keys) {

    @Schema(name = "PublicKey")
    record Key(
            @Schema(required = true, description = "OKP") String kty,

            @Schema(required = true, description = "Ed25519")
            String crv,

            @Schema(required = true, description = "The key, in base 64 for URLs")
            String x,

            @Schema(required = true, description = "Its thumbprint (RFC 7638), as signed reports name it")
            String kid,

            @Schema(required = true, description = "sig") String use,
            @Schema(required = true, description = "EdDSA") String alg) {}
}
