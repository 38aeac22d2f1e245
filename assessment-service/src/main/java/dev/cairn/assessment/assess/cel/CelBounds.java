package dev.cairn.assessment.assess.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells how much work an expression is at most, before it ever runs, and refuses one that is too much.
 *
 * <p>CEL ends always, but with texts and lists that grow by being joined in a loop it may end too late: 20 loops that double a
 * text fit into a line. So texts are never joined, lists hold no lists, and there are no maps: then nothing an expression
 * makes is larger than what it was given, and the cost below is a true bound. Regular expressions (RE2, linear in the text) must
 * be constants, so that a wrong one is found by its author and not by an assessment.
 */
final class CelBounds {

    /** Facts with more texts than this are read by no expression; see {@link CelExpression}. */
    static final int MOST_TEXTS = 100;

    /** The most steps that an expression may take by the estimate. */
    static final long MOST_STEPS = 250_000;

    static final int LARGEST_REGEX_PROGRAM = 200;

    private static final int TEXT_STEPS = 10;
    private static final Set<CelKind> PLAIN =
            EnumSet.of(CelKind.BOOL, CelKind.INT, CelKind.DOUBLE, CelKind.STRING, CelKind.TIMESTAMP, CelKind.DURATION);
    private static final Set<String> OF_TEXTS = Set.of("contains", "startsWith", "endsWith", "matches", "size");

    private final CelAbstractSyntaxTree ast;
    private boolean loops;

    private CelBounds(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    /**
     * What an expression costs at most.
     *
     * @param steps nodes that are evaluated, with those of comparing lists and texts added
     * @param loops whether it goes over a list
     */
    record Cost(long steps, boolean loops) {}

    /** @throws ExpressionException for what may not be written, and for what costs too much */
    static Cost of(CelAbstractSyntaxTree ast) {
        var bounds = new CelBounds(ast);
        Size whole = bounds.of(ast.getExpr(), "");
        if (whole.steps > MOST_STEPS) {
            throw new ExpressionException(
                    "costs up to %,d steps, more than %,d".formatted(whole.steps, MOST_STEPS), 1, 1);
        }
        return new Cost(whole.steps, bounds.loops);
    }

    /** Steps of a part, and the most elements it can yield if it is a list. */
    private record Size(long steps, long elements) {}

    private Size of(CelExpr expr, String accumulator) {
        requirePlain(expr);
        return switch (expr.exprKind().getKind()) {
            case CALL -> ofCall(expr, accumulator);
            case COMPREHENSION -> ofLoop(expr.comprehension());
            case LIST -> {
                long steps = 1;
                for (CelExpr element : expr.list().elements()) {
                    steps = plus(steps, of(element, accumulator).steps);
                }
                yield new Size(steps, expr.list().elements().size());
            }
            case SELECT -> new Size(plus(1, of(expr.select().operand(), accumulator).steps), MOST_TEXTS);
            case CONSTANT, IDENT -> new Size(1, MOST_TEXTS);
            default -> throw at(expr, "only truths, numbers, texts and lists of them can be used");
        };
    }

    private Size ofCall(CelExpr expr, String accumulator) {
        CelCall call = expr.call();
        long steps = 1;
        long elements = 0;
        for (CelExpr part : parts(call)) {
            Size size = of(part, accumulator);
            steps = plus(steps, size.steps);
            CelKind kind = kind(part);
            if (kind == CelKind.LIST) {
                steps = plus(steps, isCopied(call, accumulator) ? size.elements : 0);
                elements = call.function().equals("_+_") ? elements + size.elements : Math.max(elements, size.elements);
            } else if (kind == CelKind.STRING && OF_TEXTS.contains(call.function())) {
                steps = plus(steps, TEXT_STEPS);
            }
        }
        if (call.function().equals("_+_") && kind(expr) == CelKind.STRING) {
            throw at(expr, "texts cannot be joined");
        }
        if (call.function().equals("matches")) {
            checkPattern(call.args().get(call.args().size() - 1));
        }
        return new Size(steps, elements);
    }

    /** What is compared or joined is gone through; but a loop that adds an element to its result does not copy it. */
    private static boolean isCopied(CelCall call, String accumulator) {
        boolean adds = call.function().equals("_+_");
        return !(adds && !accumulator.isEmpty() && isIdent(call.args().get(0), accumulator))
                && Set.of("_+_", "_==_", "_!=_", "@in").contains(call.function());
    }

    private Size ofLoop(CelComprehension loop) {
        loops = true;
        Size range = of(loop.iterRange(), "");
        long once = plus(of(loop.loopCondition(), loop.accuVar()).steps, of(loop.loopStep(), loop.accuVar()).steps);
        long all = range.elements != 0 && once > MOST_STEPS / range.elements ? MOST_STEPS + 1 : once * range.elements;
        long steps = plus(range.steps, plus(all, plus(of(loop.accuInit(), "").steps, of(loop.result(), "").steps)));
        return new Size(steps, range.elements);
    }

    private void checkPattern(CelExpr pattern) {
        if (pattern.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            throw at(pattern, "a regular expression must be written out");
        }
        try {
            if (Pattern.compile(pattern.constant().stringValue()).programSize() > LARGEST_REGEX_PROGRAM) {
                throw at(pattern, "the regular expression is too large");
            }
        } catch (PatternSyntaxException wrong) {
            throw at(pattern, "not a regular expression (RE2): " + wrong.getDescription());
        }
    }

    private void requirePlain(CelExpr expr) {
        CelType type = ast.getType(expr.id()).orElse(null);
        if (type == null || PLAIN.contains(type.kind())) {
            return;
        }
        boolean plainList = type instanceof ListType list
                && (PLAIN.contains(list.elemType().kind())
                        || isEmptyList(expr)
                        || list.elemType().kind() == CelKind.TYPE_PARAM);
        if (!plainList) {
            throw at(expr, "only truths, numbers, texts and lists of them can be used, not " + type.name());
        }
    }

    private static boolean isEmptyList(CelExpr expr) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.LIST
                && expr.list().elements().isEmpty();
    }

    private static boolean isIdent(CelExpr expr, String name) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.ident().name().equals(name);
    }

    private static List<CelExpr> parts(CelCall call) {
        return call.target()
                .map(target -> {
                    var parts = new ArrayList<CelExpr>(call.args().size() + 1);
                    parts.add(target);
                    parts.addAll(call.args());
                    return List.<CelExpr>copyOf(parts);
                })
                .orElseGet(() -> List.copyOf(call.args()));
    }

    private CelKind kind(CelExpr expr) {
        return ast.getType(expr.id()).map(CelType::kind).orElse(CelKind.UNSPECIFIED);
    }

    private ExpressionException at(CelExpr expr, String message) {
        var place = Optional.ofNullable(ast.getSource().getPositionsMap().get(expr.id()))
                .flatMap(offset -> ast.getSource().getOffsetLocation(offset));
        return new ExpressionException(
                message,
                place.map(one -> one.getLine()).orElse(1),
                place.map(one -> one.getColumn() + 1).orElse(1));
    }

    /** Stops at what is too much anyway, so that no sum overflows. */
    private static long plus(long one, long other) {
        return Math.min(one + other, 1_000 * MOST_STEPS);
    }
}
