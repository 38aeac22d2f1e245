package dev.cairn.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be kept and given again.
 *
 * @param location of what was made; null for none
 * @param etag of what was made; null for none
 * @param body null for none
 */
public record Reply(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable JsonNode body) {}
