package dev.cairn.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.portal.identity.Person;
import dev.cairn.portal.identity.Tokens;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredSessionTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void readsAsItWasKept() {
        var session = new Session(
                new Person("ana", "Ana Almeida", null),
                new Tokens("access", NOON.plusSeconds(300), null, "id"),
                NOON,
                NOON);

        assertThat(Session.of(new JsonObject(session.toJson().encode()))).isEqualTo(session);
    }

    /** Two releases share one Redis while one replaces the other. */
    @Test
    void oneOfTheReleaseThatKeptNoIdTokenReads() {
        var json = new JsonObject("""
                {"subject":"ana","name":"Ana Almeida","email":"ana@example.com","access":"access",
                "accessUntil":1793620800000,"refresh":"refresh","startedAt":1793620000000,"tokensFrom":1793620000000}
                """);

        Tokens tokens = Session.of(json).tokens();

        assertThat(tokens.access()).isEqualTo("access");
        assertThat(tokens.refresh()).isEqualTo("refresh");
        assertThat(tokens.idToken()).isNull();
    }
}
