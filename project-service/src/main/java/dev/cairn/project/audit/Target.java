package dev.cairn.project.audit;

import java.util.UUID;

/**
 * What was changed.
 *
 * @param kind organisation, member, token or project
 * @param name as people knew it when it was changed
 */
public record Target(String kind, UUID id, String name) {}
