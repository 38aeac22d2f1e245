package dev.cairn.assessment.scan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken, or made to be slow: each is read in bounded time, or told as not understood. */
class HostileSchemasTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long SEED = 20_261_126;

    static Stream<Arguments> files() {
        String table = "create table a (id int primary key";
        return Stream.of(
                Arguments.of("brackets in brackets", "a.sql", table + ", b int default " + "(".repeat(MEGABYTE)),
                Arguments.of(
                        "brackets that close", "a.sql", "create index i on a " + "(".repeat(9_000) + ")".repeat(9_000)),
                Arguments.of("quotes that never close", "a.sql", "create table \"" + "a".repeat(4 * MEGABYTE)),
                Arguments.of(
                        "strings in strings", "a.sql", "insert into `a` values " + "('\\''),".repeat(MEGABYTE / 2)),
                Arguments.of("dollars", "a.sql", "$".repeat(MEGABYTE) + "a$".repeat(MEGABYTE)),
                Arguments.of("open names", "a.sql", "[a ${ ".repeat(MEGABYTE / 2)),
                Arguments.of("comments that never end", "a.sql", "/*".repeat(MEGABYTE)),
                Arguments.of("one statement of many columns", "a.sql", table + ", c int".repeat(200_000) + ");"),
                Arguments.of(
                        "many actions",
                        "a.sql",
                        table + "); alter table a " + "add b int, ".repeat(4_000) + "add c int;"),
                Arguments.of("a hundred thousand tables", "a.sql", "create table a (b int);\n".repeat(100_000)),
                Arguments.of(
                        "blocks in blocks",
                        "a.sql",
                        "do $$ do $a$ do $b$ do $c$ create table a (b int);".repeat(9_000)),
                Arguments.of("models in models", "a.prisma", "model A {\n".repeat(100_000)),
                Arguments.of("a line", "a.prisma", "model A {\n a Int @relation(fields: [" + "a,".repeat(MEGABYTE)),
                Arguments.of("options", "db/schema.rb", "create_table \"a\"" + ", a: 1".repeat(200_000) + "\n"),
                Arguments.of(
                        "closures",
                        "database/migrations/a.php",
                        "<?php " + "Schema::create('a', function () {".repeat(9_000)),
                Arguments.of(
                        "calls",
                        "database/migrations/a.php",
                        "<?php Schema::create('a', function () { $t->a()" + "->b()".repeat(90_000)),
                Arguments.of(
                        "classes",
                        "a.py",
                        "from django.db import models\n" + "class A(B):\n x = models.F(\n".repeat(5_000)),
                Arguments.of("tables", "b.py", "import sqlalchemy\n" + "a = Table('a', Column('b'),\n".repeat(5_000)),
                Arguments.of("annotations", "A.java", "@Entity class A { " + "@Column ".repeat(20_000) + " int a; }"),
                Arguments.of("entities in entities", "A.java", "@Entity class A { ".repeat(10_000)),
                Arguments.of(
                        "entities", "AModelSnapshot.cs", "modelBuilder.Entity(\"A\", b => { b.HasKey(".repeat(9_000)),
                Arguments.of(
                        "tables in tables",
                        "a.ts",
                        "import 'drizzle-orm';" + "const a = pgTable('a', { b: c(".repeat(9_000)),
                Arguments.of(
                        "decorators",
                        "a.ts",
                        "import 'typeorm';\n@Entity() class A { " + "@Column() ".repeat(20_000) + " a: A }"),
                Arguments.of("structs", "a.go", "type A struct {\n B C `gorm:\"".repeat(20_000)),
                Arguments.of("elements", "changelog.xml", "<databaseChangeLog>" + "<createTable>".repeat(100_000)),
                Arguments.of(
                        "entities of XML",
                        "changelog.xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                                + "<databaseChangeLog><createTable tableName=\"&b;\"/></databaseChangeLog>"),
                Arguments.of("lists in lists", "changelog.yaml", "databaseChangeLog: " + "[".repeat(100_000)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("files")
    void aFileIsReadInBoundedTime(String what, String path, String text) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(Said.report(Map.of(path, text)).places()).isNotNull());
    }

    @Test
    void aBrokenFileEndsInFactsOrInNothingAndNeverInAnError() {
        var random = new Random(SEED);
        ModelsTest.files().forEach(sample -> {
            String path = (String) sample.get()[1];
            String text = (String) sample.get()[2];
            for (int round = 0; round < 150; round++) {
                Map<String, String> files = Map.of(path, broken(text, random));
                assertThat(Said.report(files).facts())
                        .as("seed %d: %s", SEED, files)
                        .isNotNull();
            }
        });
        SqlMigrationsTest.scripts().forEach(sample -> {
            for (int round = 0; round < 100; round++) {
                Map<String, String> files = Map.of("a.sql", broken((String) sample.get()[1], random));
                assertThat(Said.report(files).facts())
                        .as("seed %d: %s", SEED, files)
                        .isNotNull();
            }
        });
    }

    @Test
    void aThousandMigrationsAreReplayed() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 1; i <= 1_000; i++) {
            files.put("db/migration/V%d__a.sql".formatted(i), """
                    create table t%1$d (id bigint primary key, name text not null default 'x', t_id bigint references t1 (id));
                    create index t%1$d_i on t%1$d (t_id) where t_id is not null;
                    alter table t%1$d add column more numeric(10, 2) check (more > 0), drop column name;
                    """.formatted(i));
        }
        long started = System.nanoTime();

        Map<String, Object> facts = Said.report(files).facts();

        assertThat(facts)
                .containsEntry("schema.tables", 1_000L)
                .containsEntry("schema.foreign_keys", 1_000L)
                .containsEntry("schema.foreign_keys_unindexed", 0L);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    /** Bytes lost, doubled or changed, so that the text is no good UTF-8 either. */
    private static String broken(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "(){}[]'\"`;,$@\n".charAt(random.nextInt(14));
                case 2 ->
                    System.arraycopy(bytes, at, bytes, random.nextInt(at + 1), Math.min(to - at, bytes.length - at));
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
