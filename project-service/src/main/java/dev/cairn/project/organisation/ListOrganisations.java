package dev.cairn.project.organisation;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.project.organisation.domain.Organisation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the organisations that a person is a member of: the one question that spans organisations. */
@ApplicationScoped
public class ListOrganisations {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String MINE = """
            select o.organisation_id, o.slug, o.name, o.version, o.created_at, m.role
            from member m join organisation o using (organisation_id)
            where m.subject = $1 and m.organisation_id > $2 order by m.organisation_id limit $3""";

    /** An organisation and the person's role in it. */
    public record Mine(Organisation organisation, String role) {}

    private final SystemSql system;

    ListOrganisations(SystemSql system) {
        this.system = system;
    }

    /** Those whose ids come after the given one, in the order of their ids. */
    public Uni<List<Mine>> of(String subject, @Nullable UUID after, int most) {
        return system.query(MINE, Tuple.of(subject, after == null ? FIRST : after, most))
                .map(ListOrganisations::all);
    }

    private static List<Mine> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Mine(
                        new Organisation(
                                row.getUUID("organisation_id"),
                                row.getString("slug"),
                                row.getString("name"),
                                row.getLong("version"),
                                row.getOffsetDateTime("created_at").toInstant()),
                        row.getString("role")))
                .toList();
    }
}
