package dev.cairn.assessment.scan.schema.domain;

/** Ways in which repositories describe a database. */
public enum Family {
    SQL("schema.read.sql", 5, false),
    LIQUIBASE("schema.read.liquibase", 5, false),
    PRISMA("schema.read.prisma", 5, false),
    RAILS("schema.read.rails", 5, true),
    LARAVEL("schema.read.laravel", 5, false),
    EF("schema.read.ef", 5, false),
    DRIZZLE("schema.read.drizzle", 4, false),
    DJANGO("schema.read.django", 4, true),
    SQLALCHEMY("schema.read.sqlalchemy", 4, true),
    JPA("schema.read.jpa", 4, true),
    TYPEORM("schema.read.typeorm", 4, true),
    GORM("schema.read.gorm", 3, false);

    private final String rule;
    private final int confidence;
    private final boolean keyed;

    Family(String rule, int confidence, boolean keyed) {
        this.rule = rule;
        this.confidence = confidence;
        this.keyed = keyed;
    }

    /** The rule that findings name. */
    public String rule() {
        return rule;
    }

    /** How sure its findings are, 1 to 5. */
    public int confidence() {
        return confidence;
    }

    /** Whether a table has a primary key also where none is written down. */
    public boolean keyed() {
        return keyed;
    }
}
