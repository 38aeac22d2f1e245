package dev.cairn.kit.audit;

import dev.cairn.kit.access.Caller;
import java.util.UUID;
import org.jboss.logging.MDC;

/**
 * Who acts, and in the course of what.
 *
 * @param kind person, token or system
 * @param id OIDC subject of a person, id of a token
 * @param name as shown to others
 * @param request id of the request; of the job where the system acts by itself
 */
public record Actor(String kind, String id, String name, String request) {

    private static final int LONGEST_NAME = 500;

    /** Who makes the present request; asked while it is at hand, which a transaction on another context is not. */
    public static Actor of(Caller caller) {
        return new Actor(caller.kind().word(), caller.id(), shown(caller.name()), String.valueOf(MDC.get("requestId")));
    }

    /** Cairn itself, because time has passed. */
    public static Actor system(UUID job) {
        return new Actor("system", "cairn", "Cairn", job.toString());
    }

    /** A name comes from the identity provider, which may let people choose any. */
    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    }
}
