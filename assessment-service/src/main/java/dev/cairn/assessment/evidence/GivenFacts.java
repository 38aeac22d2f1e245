package dev.cairn.assessment.evidence;

import dev.cairn.assessment.assess.domain.FactValue;
import dev.cairn.assessment.roadmap.domain.FactType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which values of facts are taken from a caller: those of the declared type, and of a size that can be shown. */
public final class GivenFacts {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_TEXTS = 50;

    private GivenFacts() {}

    /** What is wrong with a value for a fact of this type, in words; null if nothing. */
    public static @Nullable String fault(@Nullable Object value, FactType type) {
        String wrong = "must be a " + type.word();
        if (value == null) {
            return wrong;
        }
        try {
            FactValue given = FactValue.ofJson(value);
            if (!given.type().fits(type)) {
                return wrong;
            }
            return isTooLong(given.raw()) ? "must have at most 200 characters, or 50 texts of so many" : null;
        } catch (IllegalArgumentException e) {
            return wrong;
        }
    }

    private static boolean isTooLong(Object raw) {
        List<?> texts = raw instanceof List<?> list ? list : List.of(raw);
        return texts.size() > MOST_TEXTS
                || texts.stream().anyMatch(text -> text instanceof String one && isNoShortLine(one));
    }

    private static boolean isNoShortLine(String text) {
        return text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl);
    }
}
