package dev.cairn.assessment.audit;

import java.util.UUID;

/**
 * What was acted on.
 *
 * @param kind waiver, attestation or repository
 * @param name as people knew it then
 */
public record Target(String kind, UUID id, String name) {}
