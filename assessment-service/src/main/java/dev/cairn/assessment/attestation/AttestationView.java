package dev.cairn.assessment.attestation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attestation as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Attestation",
        description = "What a member says of a check, by name, for a time. Evidence of the strength claimed, always.",
        examples = """
                {"id": "0198c0de-0000-7000-8000-00000000000a", "check": "production.compliance.controls",
                 "status": "current", "statement": "The controls were reviewed with our auditor.",
                 "link": "https://wiki.example.com/controls", "facts": {"compliance.controls_current": true},
                 "endsAt": "2027-03-31T00:00:00Z", "attested": {"by": "ana", "name": "Ana Almeida",
                 "at": "2026-11-22T09:00:00Z"}, "version": 1}""")
record AttestationView(
        @Schema(required = true, description = "Also of the evidence that it became")
        UUID id,

        @Schema(required = true) String check,

        @Schema(
                required = true,
                enumeration = {"current", "replaced", "withdrawn", "expired"})
        String status,

        @Schema(required = true) String statement,
        @Nullable String link,

        @Schema(required = true, description = "What it asserts, by name of fact")
        Map<String, Object> facts,

        @Schema(required = true, description = "From this instant on it does not count")
        Instant endsAt,

        @Schema(required = true) AttestationAct attested,

        @Schema(description = "How it came to be no longer current; absent while it is") @Nullable
        AttestationAct closed,

        @Schema(required = true, description = "Grows with every change; the ETag")
        long version) {

    /** Who did something, and when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AttestationAct")
    record AttestationAct(
            @Schema(description = "Subject of the person; absent: the system did") @Nullable
            String by,

            @Nullable String name,
            @Schema(required = true) Instant at) {}

    static AttestationView of(Attestation attestation) {
        var closed = attestation.closed();
        return new AttestationView(
                attestation.id(),
                attestation.checkId(),
                attestation.status().word(),
                attestation.statement(),
                attestation.link(),
                attestation.facts().getMap(),
                attestation.endsAt(),
                new AttestationAct(attestation.by(), attestation.byName(), attestation.at()),
                closed == null ? null : new AttestationAct(closed.by(), closed.name(), closed.at()),
                attestation.version());
    }
}
