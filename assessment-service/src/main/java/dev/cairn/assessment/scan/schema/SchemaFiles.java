package dev.cairn.assessment.scan.schema;

import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.orm.DjangoReader;
import dev.cairn.assessment.scan.schema.orm.DrizzleReader;
import dev.cairn.assessment.scan.schema.orm.EfReader;
import dev.cairn.assessment.scan.schema.orm.GormReader;
import dev.cairn.assessment.scan.schema.orm.JpaReader;
import dev.cairn.assessment.scan.schema.orm.LaravelReader;
import dev.cairn.assessment.scan.schema.orm.LiquibaseReader;
import dev.cairn.assessment.scan.schema.orm.PrismaReader;
import dev.cairn.assessment.scan.schema.orm.RailsReader;
import dev.cairn.assessment.scan.schema.orm.SqlalchemyReader;
import dev.cairn.assessment.scan.schema.orm.TypeormReader;
import dev.cairn.assessment.scan.schema.sql.SqlReader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows which files describe a database, and who reads them. */
public final class SchemaFiles {

    private static final Pattern UNDONE = Pattern.compile(
            "(?:.*[._-])?(?:down|undo|rollback|revert|seeds?|fixtures?|data|dml|testdata|demo|sample)(?:[._-].*)?\\.sql"
                    + "|[uU]\\d[\\d._]*__.*\\.sql");
    private static final Pattern CHANGE_LOG =
            Pattern.compile("(?i).*(?:change-?log|change-?set|liquibase|db/migration|/db\\.).*\\.(?:xml|ya?ml|json)");

    private SchemaFiles() {}

    /** Whether files of this path describe a database by their place and name, and may be as large as a manifest. */
    public static boolean named(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".sql")
                        && !UNDONE.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || name.endsWith(".prisma")
                || name.endsWith("ModelSnapshot.cs")
                || rails(path, name)
                || laravel(path, name)
                || CHANGE_LOG.matcher(path).matches();
    }

    /**
     * What a file says, or null when it says nothing about a database.
     *
     * @param shown whether a look at its content showed that it is about models
     */
    public static @Nullable SchemaSource read(String path, boolean shown, String text) {
        SchemaSource source = named(path) ? byName(path, text) : shown ? byContent(path, text) : null;
        boolean empty = source == null
                || source.changes().isEmpty()
                        && source.models().isEmpty()
                        && source.unread().isEmpty()
                        && source.dialect() == null;
        return empty ? null : source;
    }

    private static @Nullable SchemaSource byName(String path, String text) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.endsWith(".sql")) {
            SqlReader read = SqlReader.read(text);
            boolean nothing = read.changes().isEmpty() && read.unread().isEmpty();
            String dialect = nothing ? null : dialect(text);
            return new SchemaSource(path, Family.SQL, read.changes(), List.of(), read.unread(), dialect);
        }
        if (name.endsWith(".prisma")) {
            return PrismaReader.read(path, text);
        }
        if (name.endsWith(".cs")) {
            return EfReader.read(path, text);
        }
        if (name.endsWith(".rb")) {
            return RailsReader.read(path, text);
        }
        if (laravel(path, name)) {
            return path.contains("igrations/") ? LaravelReader.read(path, text) : LaravelReader.settings(path, text);
        }
        return text.contains("databaseChangeLog") ? LiquibaseReader.read(path, text) : null;
    }

    private static @Nullable SchemaSource byContent(String path, String text) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return switch (extension) {
            case "java", "kt" -> JpaReader.read(path, text);
            case "py" ->
                migration(path)
                        ? null
                        : text.contains("django") ? DjangoReader.read(path, text) : SqlalchemyReader.read(path, text);
            case "ts", "js", "mts", "mjs" ->
                text.contains("drizzle-orm") || text.contains("pgTable(")
                        ? DrizzleReader.read(path, text)
                        : TypeormReader.read(path, text);
            case "go" -> GormReader.read(path, text);
            default -> null;
        };
    }

    /** Migrations of Python hold excerpts of the models as they were. */
    private static boolean migration(String path) {
        return path.contains("alembic/") || path.contains("versions/") || path.contains("migrations/");
    }

    /** MySQL and its kin say so in every table. */
    private static @Nullable String dialect(String sql) {
        String lower = sql.toLowerCase(Locale.ROOT);
        boolean mysql = lower.contains("engine=") || lower.contains("engine =") || lower.contains("auto_increment");
        return mysql ? "mysql" : null;
    }

    private static boolean rails(String path, String name) {
        boolean schema = name.endsWith("schema.rb") && path.contains("db/");
        return schema || name.endsWith(".rb") && path.contains("db/migrate/");
    }

    private static boolean laravel(String path, String name) {
        boolean migration = name.endsWith(".php")
                && (path.contains("database/migrations/") || path.contains("Database/Migrations/"));
        return migration || path.endsWith("config/database.php") || name.equals(".env.example");
    }
}
