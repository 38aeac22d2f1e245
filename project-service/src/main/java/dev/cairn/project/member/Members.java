package dev.cairn.project.member;

import dev.cairn.kit.problem.Problem;
import dev.cairn.project.member.domain.Member;
import dev.cairn.project.member.domain.Roster;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the members of the organisation that the transaction is bound to. */
@ApplicationScoped
class Members {

    private static final UUID FIRST = new UUID(0, 0);

    Members() {}

    /** All of them, to decide on; the organisation must be locked. */
    Uni<Roster> roster() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from MemberRow m order by m.id", MemberRow.class)
                        .getResultList())
                .map(rows -> new Roster(rows.stream().map(MemberRow::member).toList()));
    }

    Uni<List<Member>> after(@Nullable UUID id, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from MemberRow m where m.id > :after order by m.id", MemberRow.class)
                        .setParameter("after", id == null ? FIRST : id)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream().map(MemberRow::member).toList());
    }

    Uni<Member> find(UUID id) {
        return row(id).map(MemberRow::member);
    }

    Uni<Void> add(UUID organisation, Member member) {
        return Panache.getSession().chain(session -> session.persist(MemberRow.of(organisation, member)));
    }

    Uni<Void> change(Member member) {
        return row(member.id()).invoke(row -> row.take(member)).replaceWithVoid();
    }

    Uni<Void> remove(Member member) {
        return row(member.id()).chain(row -> Panache.getSession().chain(session -> session.remove(row)));
    }

    private static Uni<MemberRow> row(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(MemberRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }
}
