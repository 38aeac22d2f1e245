package dev.cairn.notification.matching.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a fact is compared. */
public enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LIKE("=~"),
    UNLIKE("!~");

    /** The signs of all. */
    public static final List<String> SIGNS =
            Arrays.stream(values()).map(Operator::sign).toList();

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** The sign used in JSON. */
    public String sign() {
        return sign;
    }

    /** Whether the value is a regular expression. */
    public boolean isRegex() {
        return this == LIKE || this == UNLIKE;
    }

    boolean negates() {
        return this == UNEQUAL || this == UNLIKE;
    }

    /** The operator with this sign; empty when there is none. */
    public static Optional<Operator> ofSign(String sign) {
        for (Operator operator : values()) {
            if (operator.sign.equals(sign)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
