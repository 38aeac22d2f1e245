package dev.cairn.assessment.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The keys of signed reports: the one that signs, and all that are published, so that a report verifies long after its key
 * was replaced.
 */
@ApplicationScoped
class ReportKeys {

    private final SigningKey signing;
    private final String id;
    private final String published;

    ReportKeys(ReportConfig config) {
        this.signing = SigningKey.of(config.signingKey());
        List<PublicJsonWebKey> keys = new ArrayList<>();
        keys.add(present(signing));
        config.formerKeys().orElse(List.of()).forEach(x -> keys.add(former(x)));
        keys.forEach(ReportKeys::describe);
        this.id = keys.get(0).getKeyId();
        this.published = JsonUtil.toJson(Map.of(
                "keys",
                keys.stream()
                        .map(key -> key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                        .distinct()
                        .toList()));
    }

    SigningKey signing() {
        return signing;
    }

    /** The {@code kid} of the key that signs: its thumbprint (RFC 7638). */
    String id() {
        return id;
    }

    /** The public keys as a JWK set (RFC 7517), the one that signs first. */
    String published() {
        return published;
    }

    private static PublicJsonWebKey present(SigningKey key) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key.published());
        } catch (JoseException e) {
            throw new IllegalStateException("this Java does not know Ed25519", e);
        }
    }

    private static PublicJsonWebKey former(String x) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("kty", OctetKeyPairJsonWebKey.KEY_TYPE);
        parameters.put("crv", "Ed25519");
        parameters.put("x", x.strip());
        try {
            if (SigningKey.bytes(x).length != SigningKey.BYTES) {
                throw new IllegalArgumentException();
            }
            return PublicJsonWebKey.Factory.newPublicJwk(parameters);
        } catch (JoseException | IllegalArgumentException e) {
            throw new IllegalStateException("cairn.report.former-keys: not the x of an Ed25519 key: " + x, e);
        }
    }

    private static void describe(PublicJsonWebKey key) {
        key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
        key.setUse("sig");
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    }
}
