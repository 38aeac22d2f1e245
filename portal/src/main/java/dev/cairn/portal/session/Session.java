package dev.cairn.portal.session;

import dev.cairn.portal.identity.Person;
import dev.cairn.portal.identity.Tokens;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Who is signed in, and the tokens to act for them.
 *
 * @param startedAt time of the sign-in; the absolute lifetime counts from here
 * @param tokensFrom when the tokens were handed out
 */
public record Session(Person person, Tokens tokens, Instant startedAt, Instant tokensFrom) {

    Session renewed(Tokens newer, Instant now) {
        return new Session(person, newer, startedAt, now);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("subject", person.subject())
                .put("name", person.name())
                .put("email", person.email())
                .put("access", tokens.access())
                .put("accessUntil", tokens.accessUntil().toEpochMilli())
                .put("refresh", tokens.refresh())
                .put("idToken", tokens.idToken())
                .put("startedAt", startedAt.toEpochMilli())
                .put("tokensFrom", tokensFrom.toEpochMilli());
    }

    static Session of(JsonObject json) {
        return new Session(
                new Person(json.getString("subject"), json.getString("name"), json.getString("email")),
                new Tokens(
                        json.getString("access"),
                        instant(json, "accessUntil"),
                        json.getString("refresh"),
                        json.getString("idToken")),
                instant(json, "startedAt"),
                instant(json, "tokensFrom"));
    }

    private static Instant instant(JsonObject json, String field) {
        return Instant.ofEpochMilli(json.getLong(field));
    }

    /** Never the tokens: this ends up in logs. */
    @Override
    public String toString() {
        return "Session[" + person.subject() + "]";
    }
}
