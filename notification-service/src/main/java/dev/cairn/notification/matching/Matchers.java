package dev.cairn.notification.matching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.matching.domain.Matcher;
import dev.cairn.notification.matching.domain.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads conditions that people wrote. */
public final class Matchers {

    /** Most conditions of one list. */
    public static final int MOST = 20;

    static final int LONGEST_NAME = 200;
    static final int LONGEST_VALUE = 500;

    /** Steps of a compiled expression; each character of a text is held against all of them at worst. */
    private static final int LARGEST_PROGRAM = 2000;

    /** Counts of repetitions, multiplied: what is repeated is written out before its size can be told. */
    private static final int MOST_REPEATS = 1000;

    /** Instructions of all expressions that are remembered. */
    private static final long MOST_REMEMBERED = 500_000;

    /** Rules are read anew for each decision; to compile their expressions each time would take most of it. */
    private static final Cache<String, Pattern> COMPILED = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .weigher((String value, Pattern pattern) -> pattern.programSize() + value.length())
            .build();

    private static final Pattern COUNTS = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private Matchers() {}

    /**
     * Conditions from a body.
     *
     * @param least so many at least
     * @throws Problem with a pointer to what cannot be used
     */
    public static List<Matcher> check(String pointer, @Nullable List<@Nullable MatcherBody> bodies, int least) {
        int many = bodies == null ? 0 : bodies.size();
        if (many < least || many > MOST) {
            throw Inputs.refused(pointer, "must hold " + least + " to " + MOST + " matchers");
        }
        var matchers = new ArrayList<Matcher>();
        for (int i = 0; i < many; i++) {
            matchers.add(one(pointer + "/" + i, Objects.requireNonNull(bodies).get(i)));
        }
        return List.copyOf(matchers);
    }

    private static Matcher one(String at, @Nullable MatcherBody body) {
        if (body == null) {
            throw Inputs.refused(at, "must be an object");
        }
        String name = body.name();
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || hasControls(name)) {
            throw Inputs.refused(at + "/name", "must have 1 to " + LONGEST_NAME + " characters, none of control");
        }
        Operator operator = Operator.ofSign(body.operator() == null ? "=" : body.operator())
                .orElseThrow(() -> Inputs.refused(at + "/operator", "must be one of " + Operator.SIGNS));
        String value = body.value();
        if (value == null || value.length() > LONGEST_VALUE || hasControls(value)) {
            throw Inputs.refused(at + "/value", "must have at most " + LONGEST_VALUE + " characters, none of control");
        }
        return new Matcher(name, operator, value, test(at, operator, value));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static Predicate<String> test(String at, Operator operator, String value) {
        if (!operator.isRegex()) {
            return value::equals;
        }
        Pattern pattern = compiled(at + "/value", value);
        return text -> pattern.matcher(text).matches();
    }

    private static Pattern compiled(String at, String value) {
        Pattern known = COMPILED.getIfPresent(value);
        if (known != null) {
            return known;
        }
        Pattern pattern = compile(at, value);
        COMPILED.put(value, pattern);
        return pattern;
    }

    private static Pattern compile(String at, String value) {
        if (repeats(value) > MOST_REPEATS) {
            throw Inputs.refused(at, "repeats too much");
        }
        try {
            Pattern pattern = Pattern.compile(value);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                throw Inputs.refused(at, "is too large a regular expression");
            }
            return pattern;
        } catch (PatternSyntaxException wrong) {
            throw Inputs.refused(at, "is no regular expression of RE2: " + wrong.getDescription());
        }
    }

    private static long repeats(String value) {
        long product = 1;
        var counts = COUNTS.matcher(value);
        while (counts.find() && product <= MOST_REPEATS) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= most.length() > 4 ? MOST_REPEATS + 1 : Math.max(1, Integer.parseInt(most));
        }
        return product;
    }

    /** Conditions as they are shown. */
    public static List<@Nullable MatcherBody> bodies(List<Matcher> matchers) {
        var bodies = new ArrayList<@Nullable MatcherBody>();
        matchers.forEach(one -> bodies.add(MatcherBody.of(one)));
        return bodies;
    }
}
