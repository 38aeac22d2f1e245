package dev.cairn.kit.directory;

import dev.cairn.events.ProjectState;
import java.util.UUID;

/** A project of another service, as last heard of. */
public record KnownProject(UUID id, UUID organisationId, String slug, String name, ProjectState state) {}
