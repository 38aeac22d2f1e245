package dev.cairn.assessment.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs reports: a compact JWS (RFC 7515) whose claims hold the whole report, so that one file is all there is to verify. */
@ApplicationScoped
class SignReport {

    static final String TYPE = "cairn-report+jwt";

    private final ReportKeys keys;
    private final String issuer;
    private final Clock clock;
    private final ObjectMapper json;

    SignReport(
            ReportKeys keys, @ConfigProperty(name = "cairn.public-url") String issuer, Clock clock, ObjectMapper json) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
        this.json = json;
    }

    /** The signed report, without a line break at its end. */
    String sign(Report report) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("org", report.organisation());
        claims.put("project", report.project().slug());
        claims.put("assessment", report.id());
        claims.put("digest", report.digest());
        claims.put("report", report);
        var signed = new JsonWebSignature();
        signed.setHeader("typ", TYPE);
        signed.setKeyIdHeaderValue(keys.id());
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signed.setKey(keys.signing().secret());
        try {
            signed.setPayloadBytes(json.writeValueAsBytes(claims));
            return signed.getCompactSerialization();
        } catch (JsonProcessingException | JoseException e) {
            throw new IllegalStateException("a report could not be signed", e);
        }
    }
}
