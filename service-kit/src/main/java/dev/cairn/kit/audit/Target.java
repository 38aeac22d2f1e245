package dev.cairn.kit.audit;

import java.util.UUID;

/**
 * What was acted on.
 *
 * @param kind one word of the service, such as project or waiver
 * @param name as people knew it then
 */
public record Target(String kind, UUID id, String name) {}
