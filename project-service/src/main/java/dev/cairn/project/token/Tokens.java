package dev.cairn.project.token;

import dev.cairn.kit.problem.Problem;
import dev.cairn.project.token.domain.Token;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the API tokens of the organisation that the transaction is bound to. */
@ApplicationScoped
class Tokens {

    private static final UUID FIRST = new UUID(0, 0);

    Tokens() {}

    Uni<List<Token>> after(@Nullable UUID id, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from TokenRow t where t.id > :after order by t.id", TokenRow.class)
                        .setParameter("after", id == null ? FIRST : id)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream().map(TokenRow::token).toList());
    }

    Uni<List<Token>> live(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from TokenRow t where t.revokedAt is null and t.expiresAt > :now", TokenRow.class)
                        .setParameter("now", now)
                        .getResultList())
                .map(rows -> rows.stream().map(TokenRow::token).toList());
    }

    Uni<Token> find(UUID id) {
        return row(id).map(TokenRow::token);
    }

    Uni<Void> add(UUID organisation, Token token) {
        return Panache.getSession().chain(session -> session.persist(TokenRow.of(organisation, token)));
    }

    Uni<Void> revoke(Token revoked) {
        return row(revoked.id())
                .invoke(row -> {
                    row.revokedAt = revoked.revokedAt();
                    row.version = revoked.version();
                })
                .replaceWithVoid();
    }

    private static Uni<TokenRow> row(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(TokenRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }
}
