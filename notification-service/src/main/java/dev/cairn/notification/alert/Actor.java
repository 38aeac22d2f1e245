package dev.cairn.notification.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.kit.access.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who did something to an alert.
 *
 * @param kind person, token or system
 * @param id OIDC subject of a person, id of a token; null for the system itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(
        @Schema(enumeration = {"person", "token", "system"}) String kind,
        @Nullable String id,
        String name) {

    /** Cairn itself. */
    public static final Actor SYSTEM = new Actor("system", null, "Cairn");

    /** Whoever makes the present request. */
    public static Actor of(Caller caller) {
        return new Actor(caller.kind().word(), caller.id(), caller.name());
    }
}
