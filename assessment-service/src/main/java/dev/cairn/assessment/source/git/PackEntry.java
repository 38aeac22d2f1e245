package dev.cairn.assessment.source.git;

import org.jspecify.annotations.Nullable;

/**
 * Where an object is in a pack.
 *
 * @param type as the pack has it
 * @param size of its bytes, or of the difference that it is kept as
 * @param data where its deflated bytes begin
 * @param base where the object is that it differs from; -1 for none, and while only its name is known
 * @param baseId its name, where the pack tells that
 */
record PackEntry(
        int type, long size, long data, long base, @Nullable ObjectId baseId) {

    static final int COMMIT = 1;
    static final int TREE = 2;
    static final int BLOB = 3;
    static final int TAG = 4;
    static final int BY_OFFSET = 6;
    static final int BY_ID = 7;

    boolean differs() {
        return type == BY_OFFSET || type == BY_ID;
    }

    static String word(int type) {
        return switch (type) {
            case COMMIT -> "commit";
            case TREE -> "tree";
            case BLOB -> "blob";
            default -> "tag";
        };
    }
}
