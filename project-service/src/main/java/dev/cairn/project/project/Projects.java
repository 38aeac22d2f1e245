package dev.cairn.project.project;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.project.domain.Project;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the projects of the organisation that the transaction is bound to. */
@ApplicationScoped
public class Projects {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String SELECT = "select " + ProjectColumns.ALL + " from project ";
    private static final String AFTER = SELECT + """
             where id > $1 and ($2::text is null or $2 = any(tags))
               and ($3::text is null or strpos(lower(name), lower($3)) > 0 or strpos(slug, lower($3)) > 0)
             order by id limit $4""";
    private static final String ADD = "insert into project (" + ProjectColumns.ALL + ", organisation_id)"
            + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    private static final String KEEP = "update project set (" + ProjectColumns.CHANGING + ")"
            + " = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) where id = $16";

    Projects() {}

    /** The project with the slug; a not-found problem when there is none. */
    public Uni<Project> named(String slug) {
        return one(slug, SELECT + "where slug = $1");
    }

    /** The same, locked against other changes of it. */
    Uni<Project> lock(String slug) {
        return one(slug, SELECT + "where slug = $1 for update");
    }

    /** All, locked; the organisation must be locked before, so that none is added meanwhile. */
    Uni<List<Project>> lockAll() {
        return SessionSql.rows(SELECT + "order by id for update").map(Projects::projects);
    }

    /**
     * Those after an id, filtered.
     *
     * @param tag one of the project's; null for any
     * @param text part of the name or the slug, in either case of letters; null for any
     */
    Uni<List<Project>> after(@Nullable UUID id, @Nullable String tag, @Nullable String text, int most) {
        return SessionSql.rows(AFTER, id == null ? FIRST : id, tag, text, most).map(Projects::projects);
    }

    Uni<Long> count() {
        return SessionSql.rows("select count(*) from project").map(rows -> (Long) rows.get(0)[0]);
    }

    Uni<Boolean> has(String slug) {
        return SessionSql.rows("select 1 from project where slug = $1", slug).map(rows -> !rows.isEmpty());
    }

    Uni<Void> add(UUID organisation, Project project) {
        return SessionSql.change(
                        ADD,
                        with(
                                project,
                                project.id(),
                                project.slug(),
                                ProjectColumns.time(project.createdAt()),
                                organisation))
                .replaceWithVoid();
    }

    /** Keeps a change of a locked project. */
    Uni<Void> keep(Project project) {
        return SessionSql.change(KEEP, with(project, project.id())).replaceWithVoid();
    }

    Uni<Void> remove(Project project) {
        return SessionSql.change("delete from project where id = $1", project.id())
                .replaceWithVoid();
    }

    private static Uni<Project> one(String slug, String select) {
        if (!Bounds.isSlug(slug)) {
            return Uni.createFrom().failure(Problem::notFound);
        }
        return SessionSql.first(select, slug)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(ProjectColumns::read);
    }

    /** The parameters of a statement: what changes about a project, and then the others. */
    private static @Nullable Object[] with(Project project, Object... others) {
        @Nullable Object[] changing = ProjectColumns.changing(project);
        @Nullable Object[] all = Arrays.copyOf(changing, changing.length + others.length);
        System.arraycopy(others, 0, all, changing.length, others.length);
        return all;
    }

    private static List<Project> projects(List<@Nullable Object[]> rows) {
        return rows.stream().map(ProjectColumns::read).toList();
    }
}
