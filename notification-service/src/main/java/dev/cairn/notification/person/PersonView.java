package dev.cairn.notification.person;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member, as far as being reached goes.
 *
 * @param person the member's subject
 * @param kinds of the methods that were verified, without repeats
 */
@Schema(name = "Person", examples = """
        {"person": "ana", "name": "Ana", "role": "responder", "reachable": true, "kinds": ["email", "sms"]}""")
record PersonView(
        String person,
        String name,

        @Schema(enumeration = {"viewer", "responder", "editor", "admin", "owner"})
        String role,

        @Schema(description = "Whether a page can reach the person: there is a verified contact method")
        boolean reachable,

        List<String> kinds) {}
