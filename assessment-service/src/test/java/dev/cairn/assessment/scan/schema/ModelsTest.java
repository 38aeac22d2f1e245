package dev.cairn.assessment.scan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas in the languages of mappers and of migration tools. */
class ModelsTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "Prisma",
                        "prisma/schema.prisma",
                        """
                        datasource db {
                          provider = "postgresql"
                        }
                        // model Old { id Int @id }
                        enum Role { A B }
                        model User {
                          id    String @id @default(uuid())
                          role  Role
                          posts Post[]
                          @@map("users")
                        }
                        model Post {
                          userId  String
                          groupId Int
                          n       Int
                          user    User  @relation(fields: [userId], references: [id], onDelete: Cascade)
                          group   Group @relation(fields: [groupId], references: [id])
                          @@id([groupId, n])
                        }
                        model Group {
                          name String @unique
                        }
                        """,
                        List.of(
                                "users@6 key [id]",
                                "Post@12 key [userId groupId n] userId>user!@16 groupId>group@17",
                                "Group@20 keyless [name]")),
                Arguments.of(
                        "Rails' schema",
                        "db/schema.rb",
                        """
                        ActiveRecord::Schema[7.1].define(version: 2024_01_01_000000) do
                          enable_extension "plpgsql"
                          create_table "users", force: :cascade do |t|
                            t.string "name", null: false
                            t.datetime "created_at", null: false
                            t.index ["name"], name: "i", unique: true
                          end
                          create_table "posts", id: :uuid, default: -> { "gen_random_uuid()" }, force: :cascade do |t|
                            t.bigint "user_id"
                            t.bigint "editor_id"
                            t.index ["user_id", "id"], name: "j"
                          end
                          create_table "users_posts", id: false, force: :cascade do |t|
                            t.bigint "user_id"
                          end
                          add_foreign_key "posts", "users"
                          add_foreign_key "posts", "users", column: "editor_id", on_delete: :nullify
                        end
                        """,
                        List.of(
                                "users@3 key [name created_at]",
                                "posts@8 key [user_id editor_id] user_id>users@16 editor_id>users!@17",
                                "users_posts@13 keyless [user_id]")),
                Arguments.of(
                        "Rails' migrations",
                        "db/migrate/20240101_a.rb",
                        """
                        class A < ActiveRecord::Migration[7.1]
                          def change
                            create_table :posts do |t|
                              t.references :user, null: false, foreign_key: true
                              t.references :group, index: false, foreign_key: true
                              t.string :title, :text
                              t.timestamps
                            end
                            add_reference :posts, :topic, foreign_key: { to_table: :topics }
                            remove_column :posts, :text, :string
                            rename_column :posts, :title, :name
                            create_table :gone
                            drop_table :gone
                          end
                          def down
                            drop_table :posts
                          end
                        end
                        """,
                        List.of("posts@3 key [user_id group_id created_at updated_at topic_id name]"
                                + " user_id>user@4 group_id>group!@5 topic_id>topic@9")),
                Arguments.of(
                        "Laravel",
                        "database/migrations/2024_01_01_000000_a.php",
                        """
                        <?php
                        return new class extends Migration {
                            public function up(): void {
                                Schema::create('posts', function (Blueprint $table) {
                                    $table->id();
                                    $table->foreignId('user_id')->nullable()->constrained()->onDelete('cascade');
                                    $table->foreignIdFor(BlogTopic::class)->constrained();
                                    $table->unsignedInteger('group_id')->index();
                                    $table->string('title', 100)->unique(); // $table->string('no');
                                    $table->foreign('group_id')->references('id')->on('groups');
                                    $table->morphs('owner');
                                    $table->timestamps();
                                });
                                Schema::create('group_user', function (Blueprint $table) {
                                    $table->integer('group_id');
                                    $table->integer('user_id');
                                    $table->primary(['group_id', 'user_id']);
                                });
                                Schema::create('logs', fn (Blueprint $table) => $table->string('text'));
                                Schema::table('posts', function (Blueprint $table) {
                                    $table->dropColumn(['title']);
                                    $table->renameColumn('owner_id', 'holder_id');
                                });
                                Schema::dropIfExists('old');
                            }
                            public function down(): void {
                                Schema::dropIfExists('posts');
                            }
                        };
                        """,
                        List.of(
                                "posts@4 key [id user_id blog_topic_id group_id owner_type created_at updated_at"
                                        + " holder_id] user_id>!@6 blog_topic_id>!@7 group_id>groups@10",
                                "group_user@14 key [group_id user_id]",
                                "logs@19 keyless [text]")),
                Arguments.of(
                        "Django",
                        "shop/models.py",
                        """
                        from django.db import models

                        class Named(models.Model):
                            name = models.CharField(max_length=10)

                            class Meta:
                                abstract = True

                        class Item(Named):
                            class Kind(models.TextChoices):
                                A = "a"
                            # old = models.CharField()
                            owner = models.ForeignKey(
                                "auth.User", on_delete=models.CASCADE)
                            shop = models.ForeignKey(Shop, on_delete=models.CASCADE, db_index=False)
                            tags = models.ManyToManyField(Tag)

                            def total(self):
                                value = models.Sum("x")

                        class Old(Item):
                            class Meta:
                                proxy = True

                        class ItemForm(ModelForm):
                            name = forms.CharField()

                        class Conf(BaseModel):
                            value: str = Field(alias="v")
                        """,
                        List.of("shop_item@9 key [name owner_id shop_id] owner>auth.user@13 shop>shop!@15")),
                Arguments.of(
                        "SQLAlchemy",
                        "app/models.py",
                        """
                        from sqlalchemy import Column, ForeignKey, Index, Table
                        from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

                        class Base(DeclarativeBase):
                            pass

                        class WithId:
                            id: Mapped[int] = mapped_column(primary_key=True)

                        class User(WithId, Base):
                            __tablename__ = "users"
                            name: Mapped[str] = mapped_column(String(30), unique=True)
                            group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
                            team_id = Column(Integer, ForeignKey("teams.id"), index=True)
                            city_id = Column(Integer, ForeignKey("cities.id"))
                            posts = relationship("Post")
                            __table_args__ = (Index("i", "city_id", "name"),)

                        class Admin(User):
                            level_id = Column(ForeignKey("levels.id"))

                        links = Table(
                            "links", Base.metadata,
                            Column("a_id", ForeignKey("users.id"), primary_key=True),
                            Column("b_id", ForeignKey("users.id"), primary_key=True),
                        )
                        """,
                        List.of(
                                "links@22 key [a_id b_id] a_id>users@24 b_id>users!@25",
                                "users@10 key [id name group_id team_id city_id level_id] group_id>groups!@13"
                                        + " team_id>teams@14 city_id>cities@15 level_id>levels!@20")),
                Arguments.of("SQLModel", "app/models.py", """
                        from sqlmodel import Field, SQLModel

                        class HeroBase(SQLModel):
                            name: str = Field(index=True)

                        class Hero(HeroBase, table=True):
                            id: int | None = Field(default=None, primary_key=True)
                            team_id: int | None = Field(default=None, foreign_key="team.id")

                        class HeroPublic(HeroBase):
                            id: int = Field()
                        """, List.of("hero@6 key [name id team_id] team_id>team!@8")),
                Arguments.of(
                        "JPA",
                        "src/main/java/a/Order.java",
                        """
                        package a;
                        import jakarta.persistence.*;

                        @MappedSuperclass
                        abstract class Base {
                            @Id @GeneratedValue
                            private Long id;
                        }

                        /** An @Entity. */
                        @Entity
                        @Table(name = "orders", indexes = {@Index(name = "i", columnList = "customer_id, n DESC")})
                        public class Order extends Base {
                            @Column(name = "n", nullable = false)
                            private int number = 1;

                            @ManyToOne(fetch = FetchType.LAZY)
                            private Customer customer;

                            @ManyToOne
                            @JoinColumn(name = "shop_id")
                            private Shop shop;

                            @OneToOne(mappedBy = "order")
                            private Bill bill;

                            @OneToMany(mappedBy = "order")
                            private List<Line> lines = new ArrayList<>();

                            public int number() { return number; }
                        }

                        @Entity
                        class Gift extends Order {
                            @Column private String note;
                        }
                        """,
                        List.of("orders@13 key [id number customerid shopid note] customerid>customer@18"
                                + " shopid>shop!@22")),
                Arguments.of(
                        "JPA in Kotlin",
                        "src/main/kotlin/Pet.kt",
                        """
                        @Entity
                        @Table(name = "pets")
                        class Pet(
                            @Id val id: Long,
                            @Column var name: String,
                            @ManyToOne @JoinColumn(name = "owner_id") var owner: Owner?,
                        ) : Base()

                        class Other {
                            @Column var x: Int = 1
                        }
                        """,
                        List.of("pets@3 key [id name ownerid] ownerid>owner!@6")),
                Arguments.of(
                        "Entity Framework",
                        "Data/Migrations/AppDbContextModelSnapshot.cs",
                        """
                        // <auto-generated />
                        partial class AppDbContextModelSnapshot : ModelSnapshot {
                          protected override void BuildModel(ModelBuilder modelBuilder) {
                            modelBuilder.Entity("App.Blog", b =>
                                {
                                    b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("int");
                                    b.Property<int?>("OwnerId");
                                    b.Property<int?>("TopicId");
                                    b.HasKey("Id");
                                    b.HasIndex("OwnerId");
                                    b.ToTable("Blogs", (string)null);
                                });
                            modelBuilder.Entity("App.Summary", b =>
                                {
                                    b.Property<int>("Count");
                                    b.HasNoKey();
                                    b.ToView("Summary");
                                });
                            modelBuilder.Entity("App.Blog", b =>
                                {
                                    b.HasOne("App.Owner", "Owner").WithMany("Blogs").HasForeignKey("OwnerId")
                                        .OnDelete(DeleteBehavior.Cascade);
                                    b.HasOne("App.Topic", null).WithMany().HasForeignKey("TopicId");
                                    b.OwnsOne("App.Address", "Address", b1 =>
                                        {
                                            b1.Property<int>("BlogId");
                                            b1.HasKey("BlogId");
                                            b1.ToTable("Blogs");
                                        });
                                });
                          }
                        }
                        """,
                        List.of("Blogs@4 key [Id OwnerId TopicId] OwnerId>owner@21 TopicId>topic!@23")),
                Arguments.of(
                        "Drizzle",
                        "src/schema.ts",
                        """
                        import { pgTable, serial, integer, index, primaryKey } from "drizzle-orm/pg-core";
                        export const users = pgTable("users", {
                          id: serial("id").primaryKey(),
                        });
                        export const posts = pgTable("posts", {
                          id: serial("id").primaryKey(),
                          userId: integer("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
                          editorId: integer("editor_id").references((): AnyPgColumn => users.id),
                        }, (t) => [index("i").on(t.userId)]);
                        export const links = pgTable("links", {
                          a: integer("a").references(() => users.id),
                          b: integer("b"),
                        }, (t) => ({ pk: primaryKey({ columns: [t.a, t.b] }) }));
                        """,
                        List.of(
                                "users@2 key [id]",
                                "posts@5 key [id userId editorId] userId>users@7 editorId>users!@8",
                                "links@10 key [a b] a>users@11")),
                Arguments.of(
                        "GORM",
                        "models/user.go",
                        """
                        package models

                        import "gorm.io/gorm"

                        type Stamps struct {
                        	CreatedAt time.Time `gorm:"index"`
                        }

                        type User struct {
                        	gorm.Model
                        	Stamps
                        	Name    string `gorm:"uniqueIndex"`
                        	GroupID uint   `gorm:"index" json:"g"`
                        	Group   Group  `gorm:"constraint:OnDelete:CASCADE"`
                        	TeamID  uint
                        	Team    *Team
                        	Posts   []Post
                        }

                        type Log struct {
                        	Text string `gorm:"size:10"`
                        }

                        type Config struct {
                        	ID int
                        }
                        """,
                        List.of(
                                "User@9 key [CreatedAt Name GroupID TeamID] GroupID>group@14 TeamID>team!@16",
                                "Log@20 keyless [Text]")),
                Arguments.of(
                        "TypeORM",
                        "src/post.entity.ts",
                        """
                        import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

                        export abstract class Base {
                          @PrimaryGeneratedColumn('uuid')
                          id: string;
                        }

                        @Entity({ name: 'posts' })
                        @Index(['group', 'title'])
                        export class Post extends Base {
                          @Column({ type: 'text' })
                          title: string;

                          @ManyToOne(() => User, (user) => user.posts, { onDelete: 'CASCADE' })
                          @JoinColumn({ name: 'user_id' })
                          user: User;

                          @ManyToOne(() => Group)
                          group: Group;

                          @OneToMany(() => Comment, (c) => c.post)
                          comments: Comment[];
                        }
                        """,
                        List.of("posts@10 key [id title user group] user_id>user!@16 groupId>group@19")),
                Arguments.of(
                        "Liquibase in XML",
                        "db/changelog/a.xml",
                        """
                        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
                          <changeSet id="1" author="a">
                            <createTable tableName="b">
                              <column name="id" type="int"><constraints primaryKey="true"/></column>
                              <column name="a_id" type="int"><constraints foreignKeyName="f" references="a(id)"/></column>
                            </createTable>
                            <addColumn tableName="b"><column name="c_id" type="int"/></addColumn>
                            <addForeignKeyConstraint constraintName="g" baseTableName="b" baseColumnNames="c_id"
                              referencedTableName="c" referencedColumnNames="id"/>
                            <createIndex tableName="b" indexName="i"><column name="a_id"/></createIndex>
                            <sql>alter table b add d int</sql>
                            <rollback><dropTable tableName="b"/></rollback>
                          </changeSet>
                        </databaseChangeLog>
                        """,
                        List.of("b@3 key [id a_id c_id d] a_id>a@5 c_id>c!@9")),
                Arguments.of("Liquibase in YAML", "db/changelog/a.yaml", """
                        databaseChangeLog:
                          - changeSet:
                              id: 1
                              changes:
                                - createTable:
                                    tableName: b
                                    columns:
                                      - column:
                                          name: id
                                          constraints:
                                            primaryKey: true
                                      - column:
                                          name: a_id
                                - addForeignKeyConstraint:
                                    baseTableName: b
                                    baseColumnNames: a_id
                                    referencedTableName: a
                                - dropColumn:
                                    tableName: b
                                    columnName: x
                        """, List.of("b@6 key [id a_id] a_id>a!@15")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileIsRead(String what, String path, String text, List<String> tables) {
        assertThat(Said.tables(Map.of(path, text))).isEqualTo(tables);
    }
}
