package dev.cairn.assessment.scan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts of all dialects, alone and one after the other. */
class SqlMigrationsTest {

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("a key in the column", "create table a (id int primary key, n text);", "a@1 key [id n]"),
                Arguments.of("no key", "create table a (n text unique);", "a@1 keyless [n]"),
                Arguments.of(
                        "a key of two",
                        "CREATE TABLE IF NOT EXISTS public.a (\n x int, y int,\n CONSTRAINT pk PRIMARY KEY (x, y));",
                        "a@1 key [x y]"),
                Arguments.of(
                        "a foreign key without an index",
                        "create table b (id serial primary key,\n"
                                + " a_id int not null references a (id) on delete set null);",
                        "b@1 key [id a_id] a_id>a!@2"),
                Arguments.of(
                        "a foreign key of the table",
                        "create table b (id int primary key, x int, y int,\n"
                                + " foreign key (x, y) references a (x, y) on update cascade);",
                        "b@1 key [id x y] x+y>a!@2"),
                Arguments.of(
                        "an index that starts with it",
                        "create table b (id int primary key, a_id int references a);\n"
                                + "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON b USING btree (a_id DESC, id);",
                        "b@1 key [id a_id] a_id>a@1"),
                Arguments.of(
                        "an index that only has it",
                        "create table b (id int primary key, a_id int references a);\ncreate index i on b (id, a_id);",
                        "b@1 key [id a_id] a_id>a!@1"),
                Arguments.of(
                        "a key that starts with it",
                        "create table b (a_id int references a, n int, primary key (a_id, n));",
                        "b@1 key [a_id n] a_id>a@1"),
                Arguments.of(
                        "a unique column",
                        "create table b (a_id int primary key references a);",
                        "b@1 key [a_id] a_id>a@1"),
                Arguments.of(
                        "an index of some rows",
                        "create table b (id int primary key, a_id int references a, gone bool);\n"
                                + "create index i on b (a_id) where not gone;",
                        "b@1 key [id a_id gone] a_id>a!@1"),
                Arguments.of(
                        "an index of the rows that point somewhere",
                        "create table b (id int primary key, a_id int references a);\n"
                                + "create index i on b (a_id) where (a_id is not null);",
                        "b@1 key [id a_id] a_id>a@1"),
                Arguments.of(
                        "an index of another kind",
                        "create table b (id int primary key, a_id int references a);\n"
                                + "create index i on b using gin (a_id);\ncreate index j on b (lower(a_id));",
                        "b@1 key [id a_id] a_id>a!@1"),
                Arguments.of(
                        "MySQL",
                        "CREATE TABLE `b` (\n `id` int(11) unsigned NOT NULL AUTO_INCREMENT COMMENT 'a; b, (c',\n"
                                + " `kind` enum('x','y') DEFAULT 'x',\n `a_id` int,\n PRIMARY KEY (`id`),\n"
                                + " KEY `k` (`kind`(10)),\n UNIQUE KEY `u` (`a_id`),\n FULLTEXT KEY f (`kind`),\n"
                                + " CONSTRAINT `fk` FOREIGN KEY (`a_id`) REFERENCES `a` (`id`)\n"
                                + ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;",
                        "b@1 key [id kind a_id] a_id>a@9"),
                Arguments.of(
                        "SQL Server",
                        "CREATE TABLE [dbo].[b] (\n [id] INT IDENTITY(1,1) NOT NULL,\n [a_id] INT NULL,\n"
                                + " CONSTRAINT [PK_b] PRIMARY KEY CLUSTERED ([id] ASC)\n)\nGO\n"
                                + "ALTER TABLE [dbo].[b] WITH CHECK ADD CONSTRAINT [fk] FOREIGN KEY([a_id])\n"
                                + "REFERENCES [dbo].[a] ([id])\nGO\n",
                        "b@1 key [id a_id] a_id>a!@7"),
                Arguments.of(
                        "SQLite",
                        "CREATE TABLE b (\n"
                                + " id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
                                + " v,\n"
                                + " d TEXT DEFAULT (datetime('now'))\n"
                                + ") WITHOUT ROWID, STRICT;",
                        "b@1 key [id v d]"),
                Arguments.of(
                        "what PostgreSQL adds",
                        "create table b (id bigint generated always as identity primary key,\n"
                                + " tags text[] default array['x']::text[], during tstzrange,\n"
                                + " at timestamp with time zone default extract(epoch from now()),\n"
                                + " n numeric(10, 2) check (n > 0 and n < 100),\n"
                                + " exclude using gist (during with &&)) partition by range (at);\n"
                                + "create table b_1 partition of b for values from (1) to (2);\n"
                                + "alter table b enable row level security;",
                        "b@1 key [id tags during at n]"),
                Arguments.of(
                        "columns named like keywords",
                        "create table b (key varchar(255) primary key, value text, index int, \"order\" int, check_"
                                + " int);",
                        "b@1 key [key value index order check_]"),
                Arguments.of(
                        "columns that come and go",
                        "create table b (id int primary key, x int, y int);\n"
                                + "alter table b add column z int,\n"
                                + " drop column x,\n"
                                + " rename column y to w;\n"
                                + "alter table b add (q int, r int);",
                        "b@1 key [id z w q r]"),
                Arguments.of(
                        "a table with another name",
                        "create table b (id int primary key, a_id int references a);\nalter table b rename to c;\n"
                                + "create index i on c (a_id);",
                        "c@1 key [id a_id] a_id>a@1"),
                Arguments.of(
                        "a key that went",
                        "create table b (id int, constraint b_pk primary key (id));\n"
                                + "alter table b drop constraint b_pkey;",
                        "b@1 keyless [id]"),
                Arguments.of(
                        "an index that went",
                        "create table b (id int primary key, a_id int references a);\ncreate index i on b (a_id);\n"
                                + "drop index if exists i, j;",
                        "b@1 key [id a_id] a_id>a!@1"),
                Arguments.of(
                        "a foreign key that went",
                        "create table b (id int primary key, a_id int, constraint f foreign key (a_id) references a"
                                + " (id));\n"
                                + "alter table b drop foreign key f;",
                        "b@1 key [id a_id]"),
                Arguments.of(
                        "a foreign key in a block",
                        "create table b (id int primary key, a_id int);\n"
                                + "DO $$ BEGIN\n"
                                + " ALTER TABLE b ADD CONSTRAINT f FOREIGN KEY (a_id) REFERENCES a(id);\n"
                                + "EXCEPTION WHEN duplicate_object THEN null;\n"
                                + "END $$;",
                        "b@1 key [id a_id] a_id>a!@3"),
                Arguments.of(
                        "what is said and not done",
                        "-- create table x (id int);\n"
                                + "/* create table y (id int); */\n"
                                + "insert into z values ('create table w (id int);');\n"
                                + "create function f() returns void as $f$ create table v (id int); $f$ language sql;\n"
                                + "create table b (id int primary key);",
                        "b@5 key [id]"),
                Arguments.of(
                        "the way back",
                        "-- +goose Up\ncreate table b (id int primary key);\n-- +goose Down\ndrop table b;",
                        "b@2 key [id]"),
                Arguments.of("placeholders", "create table ${schema}.b (id int primary key);", "b@1 key [id]"),
                Arguments.of(
                        "temporary tables",
                        "create temp table t (id int);\ncreate table #u (id int);\n"
                                + "create table b (id int primary key);",
                        "b@3 key [id]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void aScriptIsReplayed(String what, String script, String table) {
        assertThat(Said.tables(Map.of("db/a.sql", script))).containsExactly(table);
    }

    @Test
    void migrationsAreAppliedInTheOrderOfTheirNumbers() {
        assertThat(Said.tables(Map.of(
                        "db/migration/V1__a.sql", "create table a (id int primary key);",
                        "db/migration/V2__b.sql", "alter table a add column b int;",
                        "db/migration/V10__c.sql", "alter table a drop column b; drop table if exists x, y;")))
                .containsExactly("a@1 key [id]");
    }

    @Test
    void theWayBackIsNotTaken() {
        assertThat(Said.tables(Map.of(
                        "m/1_a.up.sql", "create table a (id int primary key);",
                        "m/1_a.down.sql", "drop table a;",
                        "m/2/down.sql", "drop table a;",
                        "m/U1__a.sql", "drop table a;")))
                .containsExactly("a@1 key [id]");
    }

    @Test
    void whatIsNotUnderstoodIsToldAndTheRestIsRead() {
        List<SchemaSource> sources = Said.sources(Map.of(
                "a.sql",
                "create table a (id int primary key);\n\n"
                        + "create table b (like a including all);\n"
                        + "create table c (id int primary key);\n"
                        + "alter table c add constraint p primary key using index i;"));

        assertThat(sources.get(0).changes()).hasSize(2);
        assertThat(sources.get(0).unread()).extracting(unread -> unread.line()).containsExactly(3, 5);
        assertThat(sources.get(0).unread().get(0).reason()).startsWith("not understood: CREATE TABLE");
    }
}
