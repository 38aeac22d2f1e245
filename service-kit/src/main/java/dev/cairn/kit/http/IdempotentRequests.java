package dev.cairn.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.crypto.Sealer;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a creating request once per {@code Idempotency-Key} and organisation and route.
 *
 * <p>The key's row is written in the transaction of the effect. A second request with the key waits for that row, and is
 * then given the first answer, so that any number at once have one effect. The answer is kept sealed for a day: it may
 * hold a secret that is shown once.
 */
@ApplicationScoped
public class IdempotentRequests {

    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x7e]{1,200})\"?");

    private final Tenancy tenancy;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentRequests(Tenancy tenancy, Sealer sealer, ObjectMapper json, Clock clock) {
        this.tenancy = tenancy;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Carries out the effect, or answers what it answered the first time.
     *
     * @param route names the operation and its path's parameters
     * @param key the header's value, quoted or bare; null to carry out without protection
     * @param request what was asked; another request under the same key is refused with 422
     * @param effect runs in a Hibernate transaction of the organisation
     */
    public Uni<Response> run(
            UUID organisation, String route, @Nullable String key, Object request, Supplier<Uni<Reply>> effect) {
        if (key == null) {
            return tenancy.write(organisation, effect).map(reply -> response(reply, false));
        }
        var form = KEY.matcher(key);
        if (!form.matches()) {
            throw Problem.invalid("#Idempotency-Key", "must be 1 to 200 visible ASCII characters");
        }
        String bare = form.group(1);
        String digest = digest(request);
        return tenancy.write(
                organisation,
                () -> claim(organisation, route, bare, digest)
                        .chain(first -> first
                                ? effect.get()
                                        .call(reply -> keep(organisation, route, bare, reply))
                                        .map(reply -> response(reply, false))
                                : again(organisation, route, bare, digest)));
    }

    private Uni<Boolean> claim(UUID organisation, String route, String key, String digest) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        insert into idempotent_request (organisation_id, route, key, request_digest, received_at)
                        values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""")
                        .setParameter(1, organisation)
                        .setParameter(2, route)
                        .setParameter(3, key)
                        .setParameter(4, digest)
                        .setParameter(5, clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private Uni<Void> keep(UUID organisation, String route, String key, Reply reply) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        update idempotent_request set answer = ?4
                        where organisation_id = ?1 and route = ?2 and key = ?3""")
                        .setParameter(1, organisation)
                        .setParameter(2, route)
                        .setParameter(3, key)
                        .setParameter(4, sealer.seal(bytes(reply), purpose(organisation, route, key)))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Response> again(UUID organisation, String route, String key, String digest) {
        return SessionSql.rows("""
                        select request_digest, answer from idempotent_request
                        where organisation_id = $1 and route = $2 and key = $3""", organisation, route, key)
                .map(rows -> rows.get(0))
                .map(row -> {
                    if (!digest.equals(row[0])) {
                        throw new Problem(
                                CommonProblem.UNPROCESSABLE, "This Idempotency-Key was used for another request");
                    }
                    return response(read(((Buffer) row[1]).getBytes(), purpose(organisation, route, key)), true);
                });
    }

    private Reply read(byte[] sealed, String purpose) {
        try {
            return json.readValue(sealer.open(sealed, purpose), Reply.class);
        } catch (IOException e) {
            throw new IllegalStateException("a kept answer cannot be read", e);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String digest(Object request) {
        try {
            byte[] plain = request instanceof byte[] raw ? raw : bytes(request);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String purpose(UUID organisation, String route, String key) {
        return organisation + " " + route + " " + key;
    }

    private static Response response(Reply reply, boolean replayed) {
        var response = Response.status(reply.status()).entity(reply.body());
        if (reply.body() != null) {
            response.type("application/json");
        }
        if (reply.location() != null) {
            response.header(HttpHeaders.LOCATION, reply.location());
        }
        if (reply.etag() != null) {
            response.header(HttpHeaders.ETAG, reply.etag());
        }
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }
}
