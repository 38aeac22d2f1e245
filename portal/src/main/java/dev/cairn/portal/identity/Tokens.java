package dev.cairn.portal.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider hands out.
 *
 * @param access access token for the services
 * @param accessUntil when the access token expires
 * @param refresh null where the provider gives none
 */
public record Tokens(
        String access, Instant accessUntil, @Nullable String refresh) {}
