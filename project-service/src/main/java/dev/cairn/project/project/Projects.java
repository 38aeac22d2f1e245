package dev.cairn.project.project;

import dev.cairn.kit.problem.Problem;
import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.project.domain.Project;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the projects of the organisation that the transaction is bound to. */
@ApplicationScoped
public class Projects {

    private static final UUID FIRST = new UUID(0, 0);

    Projects() {}

    /** The project with the slug; a not-found problem when there is none. */
    public Uni<Project> named(String slug) {
        return row(slug, LockMode.NONE).map(ProjectRow::project);
    }

    /** The same, locked against other changes of it. The organisation must be held before. */
    Uni<Project> lock(String slug) {
        return row(slug, LockMode.PESSIMISTIC_WRITE).map(ProjectRow::project);
    }

    Uni<List<Project>> lockAll() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from ProjectRow order by id", ProjectRow.class)
                        .setLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList())
                .map(Projects::projects);
    }

    /**
     * Those after an id, filtered.
     *
     * @param tag one of the project's; null for any
     * @param text part of the name or the slug, in either case of letters; null for any
     */
    Uni<List<Project>> after(@Nullable UUID id, @Nullable String tag, @Nullable String text, int most) {
        String query = "from ProjectRow where id > :after"
                + (tag == null ? "" : " and array_position(tags, :tag) > 0")
                + (text == null ? "" : " and (locate(lower(:text), lower(name)) > 0 or locate(lower(:text), slug) > 0)")
                + " order by id";
        return Panache.getSession()
                .chain(session -> {
                    var selection = session.createSelectionQuery(query, ProjectRow.class)
                            .setParameter("after", id == null ? FIRST : id)
                            .setMaxResults(most);
                    if (tag != null) {
                        selection.setParameter("tag", tag);
                    }
                    if (text != null) {
                        selection.setParameter("text", text);
                    }
                    return selection.getResultList();
                })
                .map(Projects::projects);
    }

    Uni<Long> count() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("select count(*) from ProjectRow", Long.class)
                        .getSingleResult());
    }

    Uni<Boolean> has(String slug) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select count(*) from ProjectRow p where p.slug = :slug", Long.class)
                        .setParameter("slug", slug)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    Uni<Void> add(UUID organisation, Project project) {
        return Panache.getSession().chain(session -> session.persist(ProjectRow.of(organisation, project)));
    }

    Uni<Void> keep(Project project) {
        return Panache.getSession()
                .chain(session -> session.find(ProjectRow.class, project.id())
                        .invoke(row -> row.take(project))
                        .replaceWith(session))
                .chain(Mutiny.Session::flush);
    }

    Uni<Void> remove(Project project) {
        return Panache.getSession()
                .chain(session -> session.find(ProjectRow.class, project.id()).chain(session::remove));
    }

    private static Uni<ProjectRow> row(String slug, LockMode lock) {
        if (!Bounds.isSlug(slug)) {
            return Uni.createFrom().failure(Problem::notFound);
        }
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from ProjectRow where slug = :slug", ProjectRow.class)
                        .setParameter("slug", slug)
                        .setLockMode(lock)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    private static List<Project> projects(List<ProjectRow> rows) {
        return rows.stream().map(ProjectRow::project).toList();
    }
}
