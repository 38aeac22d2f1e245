package dev.cairn.assessment.scan.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of several descriptions of a database one counts, and what is not known is not told. */
class SchemaReportTest {

    private static final String USERS = "create table users (id int primary key);\n";
    private static final String ORDERS =
            "create table orders (id int primary key, user_id int references users (id));\n";

    @Test
    void dialectsOfOneSchemaCountOnce() {
        SchemaReport report = Said.report(Map.of(
                "db/mysql/1.sql", USERS + ORDERS.replace(");", ") engine=InnoDB;"),
                "db/postgres/1.sql", USERS + ORDERS,
                "db/sqlite/1.sql", USERS + ORDERS));

        assertThat(report.facts())
                .containsEntry("schema.tables", 2L)
                .containsEntry("schema.foreign_keys", 1L)
                .containsEntry("schema.foreign_keys_unindexed", 1L);
        assertThat(report.places())
                .filteredOn(place -> place.fact().equals("schema.foreign_keys_unindexed"))
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.path()).doesNotContain("mysql");
                    assertThat(place.line()).isEqualTo(2);
                    assertThat(place.text()).isEqualTo("table orders, no index starts with user_id");
                });
    }

    @Test
    void mysqlIndexesForeignKeysByItself() {
        assertThat(Said.report(Map.of("a.sql", USERS + ORDERS.replace(");", ") ENGINE=InnoDB;")))
                        .facts())
                .containsEntry("schema.foreign_keys", 1L)
                .containsEntry("schema.foreign_keys_unindexed", 0L);
        assertThat(Said.report(Map.of("prisma/schema.prisma", """
                        datasource db {
                          provider = "mysql"
                        }
                        model A {
                          id Int @id
                        }
                        model B {
                          id  Int @id
                          aId Int
                          a   A   @relation(fields: [aId], references: [id])
                        }
                        """)).facts())
                .containsEntry("schema.foreign_keys_unindexed", 0L);
    }

    @Test
    void modelsAndMigrationsDescribeTheSame() {
        String entity = "import jakarta.persistence.*;\n@Entity\nclass User {\n @Id Long id;\n}\n";
        SchemaReport report = Said.report(Map.of(
                "db/migration/V1__a.sql",
                USERS + ORDERS + "create index i on orders (user_id);",
                "src/main/java/User.java",
                entity,
                "src/main/java/Order.java",
                entity.replace("class User", "@Table(name = \"orders\") class Order")));

        assertThat(report.facts())
                .containsEntry("schema.tables", 2L)
                .containsEntry("schema.foreign_keys_unindexed", 0L);
    }

    @Test
    void packagesHaveDatabasesOfTheirOwn() {
        SchemaReport report = Said.report(Map.of(
                "apps/a/db/V1__a.sql",
                USERS + "create table outbox (id int primary key);",
                "apps/b/db/V1__a.sql",
                "create table jobs (id int primary key); create table outbox (id int primary key);"));

        assertThat(report.facts()).containsEntry("schema.tables", 4L);
    }

    @Test
    void theSchemaAsItIsCountsBeforeTheWayThere() {
        SchemaReport report = Said.report(Map.of(
                "migrations/1_a.sql", USERS + ORDERS + "create table old (n int);",
                "schema.sql", USERS + ORDERS));

        assertThat(report.facts()).containsEntry("schema.tables", 2L).containsEntry("schema.tables_without_key", 0L);
    }

    @Test
    void scriptsWithoutTablesAddToThoseThatHaveSome() {
        SchemaReport report = Said.report(
                Map.of("sql/tables/a.sql", USERS + ORDERS, "sql/indexes/a.sql", "create index i on orders (user_id);"));

        assertThat(report.facts()).containsEntry("schema.foreign_keys_unindexed", 0L);
    }

    @Test
    void whatWasNotUnderstoodMakesNothingGood() {
        SchemaReport good = Said.report(Map.of("a.sql", USERS + "create table b (like users);"));
        SchemaReport bad = Said.report(Map.of("a.sql", "create table a (n int);create table b (like users);"));
        SchemaReport nothing = Said.report(Map.of("a.sql", "create table b (like users);"));

        assertThat(good.facts())
                .containsEntry("schema.statements_unread", 1L)
                .containsEntry("schema.tables", 1L)
                .doesNotContainKeys("schema.tables_without_key", "schema.foreign_keys_unindexed");
        assertThat(bad.facts()).containsEntry("schema.tables_without_key", 1L);
        assertThat(nothing.facts()).isEqualTo(Map.of("schema.statements_unread", 1L));
        assertThat(good.places())
                .filteredOn(place -> place.fact().equals("schema.statements_unread"))
                .extracting(SchemaReport.Place::path)
                .containsExactly("a.sql");
    }

    @Test
    void nothingIsSaidOfATreeWithoutADatabase() {
        SchemaReport report = Said.report(Map.of("a.sql", "select 1;", "b.py", "print('create table a')"));

        assertThat(report.facts()).isEmpty();
        assertThat(report.places()).isEqualTo(List.of());
    }

    @Test
    void repeatedColumnsAreTold() {
        SchemaReport report = Said.report(Map.of(
                "a.sql",
                "create table a (\n"
                        + " id int primary key,\n"
                        + " address1 text,\n"
                        + " address2 text,\n"
                        + " phone_1 text, phone_2 text, phone_3 text,\n"
                        + " item_1_price int, item_2_price int,\n"
                        + " mail text, mail2 text,\n"
                        + " sha1 text, sha256 text, ipv4 text, ipv6 text, md5 text, level3 text, x2 int, utm1 int);"));

        assertThat(report.facts()).containsEntry("schema.repeated_column_groups", 4L);
        assertThat(report.places())
                .filteredOn(place -> place.fact().equals("schema.repeated_column_groups"))
                .extracting(SchemaReport.Place::line, SchemaReport.Place::text)
                .contains(tuple(3, "table a repeats address1, address2"));
    }
}
