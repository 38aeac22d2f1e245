package dev.cairn.notification.person;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of contact methods, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class ContactMethods {

    private static final String OF_PERSON = "select " + ContactMethod.COLUMNS
            + " from contact_method where organisation_id = $1 and person = any($2) order by id";
    private static final String ONE = "select " + ContactMethod.COLUMNS + " from contact_method where id = $1";
    private static final String OWN = ONE + " and organisation_id = $2 and person = $3 for update";
    private static final String ADD = """
            insert into contact_method (id, organisation_id, person, kind, name, address, hint, secret, key_pair, public_key,
                letters, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";
    private static final String SET_KEYS = """
            update contact_method set secret = $2, key_pair = $3, public_key = $4, previous_secret = $5, previous_key_pair = $6,
                previous_public_key = $7, previous_until = $8
            where id = $1""";

    /** Of these people, the oldest first. */
    Uni<List<ContactMethod>> of(UUID organisation, Collection<String> people) {
        return SessionSql.rows(OF_PERSON, organisation, people.toArray(String[]::new))
                .map(rows -> rows.stream().map(ContactMethod::read).toList());
    }

    /** One of a person's own, locked; a not-found problem when the person has none with this id. */
    Uni<ContactMethod> own(UUID organisation, String person, UUID id) {
        return SessionSql.first(OWN, id, organisation, person)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(ContactMethod::read);
    }

    /** Anybody's; null when there is none with this id. */
    Uni<@Nullable ContactMethod> find(UUID id) {
        return SessionSql.first(ONE, id).map(row -> row == null ? null : ContactMethod.read(row));
    }

    Uni<Void> add(UUID organisation, ContactMethod method) {
        return SessionSql.change(
                        ADD,
                        method.id(),
                        organisation,
                        method.person(),
                        method.kind().word(),
                        method.name(),
                        Buffer.buffer(method.address()),
                        method.hint(),
                        buffer(method.keys().secret()),
                        buffer(method.keys().keyPair()),
                        method.keys().publicKey(),
                        method.letters(),
                        method.createdAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> setKeys(UUID id, SealedKeys keys) {
        Instant until = keys.previousUntil();
        return SessionSql.change(
                        SET_KEYS,
                        id,
                        buffer(keys.secret()),
                        buffer(keys.keyPair()),
                        keys.publicKey(),
                        buffer(keys.previousSecret()),
                        buffer(keys.previousKeyPair()),
                        keys.previousPublicKey(),
                        until == null ? null : until.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    /** Puts another code in the place of the one before. */
    Uni<Void> setCode(UUID id, byte[] digest, Instant until) {
        return SessionSql.change(
                        "update contact_method set code_digest = $2, code_until = $3, code_tries = 0,"
                                + " codes_sent = codes_sent + 1 where id = $1",
                        id,
                        Buffer.buffer(digest),
                        until.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> countTry(UUID id) {
        return SessionSql.change("update contact_method set code_tries = code_tries + 1 where id = $1", id)
                .replaceWithVoid();
    }

    Uni<Void> verified(UUID id, Instant at) {
        return SessionSql.change(
                        "update contact_method set verified_at = $2, code_digest = null, code_until = null where id = $1",
                        id,
                        at.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> setLetters(UUID id, boolean letters) {
        return SessionSql.change("update contact_method set letters = $2 where id = $1", id, letters)
                .replaceWithVoid();
    }

    Uni<Void> remove(UUID id) {
        return SessionSql.change("delete from contact_method where id = $1", id).replaceWithVoid();
    }
}
