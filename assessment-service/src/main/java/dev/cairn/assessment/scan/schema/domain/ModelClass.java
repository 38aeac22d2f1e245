package dev.cairn.assessment.scan.schema.domain;

import java.util.List;

/**
 * A class of a program that an object-relational mapper turns into a table, or into a part of one.
 *
 * @param name of the class
 * @param bases simple names of the classes it extends or embeds
 * @param role what it is in the database
 * @param heirsShare whether classes that extend it live in its table
 * @param shape its table, with what its own body describes
 */
public record ModelClass(String name, List<String> bases, Role role, boolean heirsShare, TableShape shape) {

    public ModelClass {
        bases = List.copyOf(bases);
    }

    /** What a class is in the database. */
    public enum Role {
        /** A table. */
        TABLE,
        /** A table, unless another class embeds it or the program names its tables and leaves it out. */
        EMBEDDABLE,
        /** No class, but the word of the program that the one of this name is a table. */
        MIGRATED,
        /** No table; whoever extends it has its columns. */
        MIXIN,
        /** A table, unless it lives in the one of its base. */
        HEIR,
        /** What its base is: a table of its own if that is one or makes one, else nothing. */
        BY_BASE
    }
}
