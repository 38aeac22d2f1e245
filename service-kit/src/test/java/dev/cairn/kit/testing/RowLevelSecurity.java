package dev.cairn.kit.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Walks the tables of the service under test and names those that do not hold each row to its organisation. */
public final class RowLevelSecurity {

    private static final String OPEN_TABLES = """
            select c.relname,
                not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id'
                    and a.attnotnull),
                not c.relrowsecurity or not c.relforcerowsecurity,
                not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant'
                    and pg_get_expr(p.polqual, p.polrelid) like '%organisation_id%cairn_organisation%'),
                pg_get_userbyid(c.relowner)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname = 'public' and c.relname <> 'flyway_schema_history'
            order by c.relname""";

    private RowLevelSecurity() {}

    /** One sentence per fault; empty when every table is closed. */
    public static List<String> faults() {
        var faults = new ArrayList<String>();
        try (var connection = ServersResource.connect("owner");
                var rows = connection.createStatement().executeQuery(OPEN_TABLES)) {
            String app = ServersResource.config().get("cairn.db.app.user");
            int tables = 0;
            while (rows.next()) {
                tables++;
                note(faults, rows.getBoolean(2), rows.getString(1) + " has no organisation_id not null");
                note(faults, rows.getBoolean(3), rows.getString(1) + " does not force row-level security");
                note(faults, rows.getBoolean(4), rows.getString(1) + " has no policy named tenant");
                note(faults, rows.getString(5).equals(app), rows.getString(1) + " belongs to the application's role");
            }
            note(faults, tables == 0, "there are no tables at all");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return faults;
    }

    /** Rows that the application's role sees in all tables without an organisation set: must be none. */
    public static List<String> seenWithoutOrganisation() {
        var seen = new ArrayList<String>();
        try (var connection = ServersResource.connect("app");
                var owner = ServersResource.connect("owner");
                var tables = owner.createStatement()
                        .executeQuery("select tablename from pg_tables where schemaname = 'public'"
                                + " and tablename <> 'flyway_schema_history'")) {
            while (tables.next()) {
                String table = tables.getString(1);
                try (var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
                    rows.next();
                    note(seen, rows.getLong(1) > 0, rows.getLong(1) + " rows of " + table);
                } catch (SQLException e) {
                    note(seen, !"42501".equals(e.getSQLState()), table + ": " + e.getMessage());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return seen;
    }

    private static void note(List<String> faults, boolean wrong, String fault) {
        if (wrong) {
            faults.add(fault);
        }
    }
}
