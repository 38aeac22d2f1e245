package dev.cairn.kit.example;

import static io.restassured.RestAssured.given;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.Tokens;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisations and people of the example's tests. */
final class World {

    private World() {}

    /**
     * Makes an organisation known, as if its event had arrived.
     *
     * @param members subjects with their roles
     * @param tokenHash of a token that may read; null for none
     */
    static void organisation(String slug, Map<String, String> members, @Nullable String tokenHash) throws SQLException {
        UUID id = UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8));
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + id + "', false)");
            sql.execute("insert into known_organisation values ('%s', '%s', '%s', 1, false) on conflict do nothing"
                    .formatted(id, slug, slug));
            for (var member : members.entrySet()) {
                sql.execute("insert into known_member values ('%s', '%s', '%s', '%s') on conflict do nothing"
                        .formatted(id, member.getKey(), member.getKey(), member.getValue()));
            }
            if (tokenHash != null) {
                sql.execute("insert into known_token values ('%s', '%s', '%s', 'ci', '{read}', 'infinity')"
                        .formatted(tokenHash, id, UUID.randomUUID()));
            }
        }
    }

    static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.person(person)).contentType("application/json");
    }
}
