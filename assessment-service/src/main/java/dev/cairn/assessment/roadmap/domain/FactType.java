package dev.cairn.assessment.roadmap.domain;

import java.util.List;

/** The types a fact can have. */
public enum FactType {
    BOOL("bool"),
    /** A whole number, 64 bits. */
    INT("int"),
    DOUBLE("double"),
    STRING("string"),
    /** A list of strings. */
    STRINGS("list(string)");

    private final String word;

    FactType(String word) {
        this.word = word;
    }

    /** The word of roadmap files. */
    public String word() {
        return word;
    }

    /** Whether a value of this type can stand where {@code declared} is asked: itself, or an int for a double. */
    public boolean fits(FactType declared) {
        return this == declared || (this == INT && declared == DOUBLE);
    }

    /** The type of that word. Throws {@link IllegalArgumentException} if there is none. */
    public static FactType ofWord(String word) {
        for (FactType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of facts is called " + word + ", only " + words());
    }

    private static List<String> words() {
        return List.of(values()).stream().map(FactType::word).toList();
    }
}
