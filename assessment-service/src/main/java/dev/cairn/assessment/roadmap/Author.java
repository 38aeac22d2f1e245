package dev.cairn.assessment.roadmap;

import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Nearest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose roadmap is read, and so what it may say.
 *
 * @param known the facts that exist, with their types; null where the roadmap itself says so, as the shipped one does
 * @param taken ids that the roadmap must not have
 */
record Author(@Nullable Map<String, FactType> known, Set<String> taken) {

    /** Facts of an organisation's own, which its members attest, begin so. */
    static final String OWN = "own.";

    private static final Pattern UNKNOWN = Pattern.compile("no fact is called ([a-z0-9_.]+)");

    static final Author PRODUCT = new Author(null, Set.of());

    /** What is wrong with declaring a fact; null if nothing. */
    @Nullable
    String fault(FactDeclaration fact) {
        if (known == null || fact.name().isEmpty() || fact.name().startsWith(OWN)) {
            return null;
        }
        FactType type = known.get(fact.name());
        if (type == null) {
            return "no fact is called " + fact.name() + Nearest.hint(fact.name(), known.keySet())
                    + " (facts of your own begin with " + OWN + ")";
        }
        return type == fact.type() ? null : "fact " + fact.name() + " is a " + type.word();
    }

    /** A fault of an expression, with what helps if it reads a fact that exists and was not declared. */
    ExpressionException explained(ExpressionException wrong) {
        String message = String.valueOf(wrong.getMessage());
        var named = UNKNOWN.matcher(message);
        if (known == null || !named.find()) {
            return wrong;
        }
        FactType type = known.get(named.group(1));
        String help = type == null
                ? (message.contains("did you mean") ? "" : Nearest.hint(named.group(1), known.keySet()))
                : "; declare it under facts, with the type " + type.word();
        return new ExpressionException((type == null ? message : named.group()) + help, wrong.line(), wrong.column());
    }
}
