package dev.cairn.assessment.common;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** What a request asks for where the answer is JSON, or a problem document, unless it names something else. */
public final class AcceptHeader {

    private AcceptHeader() {}

    /** Whether the type is named, before anything and before JSON: who takes all, gets JSON. */
    public static boolean prefers(HttpHeaders headers, MediaType type) {
        for (MediaType each : headers.getAcceptableMediaTypes()) {
            if (each.isWildcardType() || each.getSubtype().endsWith("json")) {
                return false;
            }
            if (each.isCompatible(type)) {
                return true;
            }
        }
        return false;
    }
}
