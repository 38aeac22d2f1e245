package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.FactType;
import java.util.List;

/**
 * A typed value of a fact.
 *
 * @param type its type
 * @param raw a Boolean, Long, Double, String or immutable list of String, as the type says
 */
public record FactValue(FactType type, Object raw) {

    public FactValue {
        Class<?> expected = switch (type) {
            case BOOL -> Boolean.class;
            case INT -> Long.class;
            case DOUBLE -> Double.class;
            case STRING -> String.class;
            case STRINGS -> List.class;
        };
        if (!expected.isInstance(raw)) {
            throw new IllegalArgumentException("a " + type.word() + " cannot be " + raw);
        }
    }

    public static FactValue of(boolean value) {
        return new FactValue(FactType.BOOL, value);
    }

    public static FactValue of(long value) {
        return new FactValue(FactType.INT, value);
    }

    /** Throws {@link IllegalArgumentException} for what is not a finite number. */
    public static FactValue of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a fact must be a finite number, not " + value);
        }
        return new FactValue(FactType.DOUBLE, value == 0 ? 0.0 : value);
    }

    public static FactValue of(String value) {
        return new FactValue(FactType.STRING, value);
    }

    public static FactValue of(List<String> values) {
        return new FactValue(FactType.STRINGS, List.copyOf(values));
    }

    /**
     * The value that a JSON reader gives: Boolean, Integer, Long, Double, String, or a list of strings.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static FactValue ofJson(Object json) {
        if (json instanceof Boolean truth) {
            return of(truth.booleanValue());
        }
        if (json instanceof Integer || json instanceof Long) {
            return of(((Number) json).longValue());
        }
        if (json instanceof Number number) {
            return of(number.doubleValue());
        }
        if (json instanceof String text) {
            return of(text);
        }
        if (json instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return of(list.stream().map(String.class::cast).toList());
        }
        throw new IllegalArgumentException("a fact is a truth, a number, a text or a list of texts, not " + json);
    }

    /** The digests of assessments hold this text, and what Java 17 makes by itself costs many times as much. */
    @Override
    public String toString() {
        return "FactValue[type=" + type + ", raw=" + raw + "]";
    }

    /** The raw value as the declared type needs it: an int becomes a double where a double is declared. */
    Object as(FactType declared) {
        return declared == FactType.DOUBLE && raw instanceof Long whole ? Double.valueOf(whole) : raw;
    }
}
