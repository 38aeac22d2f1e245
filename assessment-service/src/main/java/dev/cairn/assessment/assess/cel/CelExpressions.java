package dev.cairn.assessment.assess.cel;

import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Nearest;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Expressions in CEL, type-checked against the declared facts.
 *
 * <p>Besides the standard functions there is {@code toward(value, target)}: the share of the target that was reached, at
 * most 1, for checks that are met by degrees. Numbers of both kinds may be compared with each other.
 *
 * <p>What an author writes cannot be trusted: its length, depth, regular expressions (RE2) and cost are bounded before it runs (see
 * {@link CelBounds}), its steps and time while it runs (see {@link StepBudget}), and it sees nothing but the facts it is
 * given. Compilers and what they compiled, which are costly, are kept per set of facts, a few of
 * them.
 */
public final class CelExpressions implements Expressions {

    static final int MAX_CODE_POINTS = 1_000;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 500;
    private static final int MAX_ITERATIONS = 20_000;
    private static final int KEPT_ENVIRONMENTS = 16;
    private static final int KEPT_EXPRESSIONS = 2_000;
    private static final Set<CelType> RESULTS = Set.of(SimpleType.BOOL, SimpleType.INT, SimpleType.DOUBLE);

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(?:\\.[a-z_][a-z0-9_]*)*");

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_CODE_POINTS)
            .maxParseRecursionDepth(MAX_DEPTH)
            .maxParseExpressionNodeCount(MAX_NODES)
            .maxParseErrorRecoveryLimit(0)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxRegexProgramSize(CelBounds.LARGEST_REGEX_PROGRAM)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final Map<Map<String, FactType>, Environment> environments = new ConcurrentHashMap<>();
    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from("toward_double_double", Double.class, Double.class, CelExpressions::toward),
                    CelFunctionBinding.from(
                            "toward_int_int",
                            Long.class,
                            Long.class,
                            (value, target) -> toward((double) value, (double) target)))
            .build();

    /** An evaluator with nothing compiled yet. */
    public CelExpressions() {}

    @Override
    public Expression compile(String source, Map<String, FactType> facts) {
        Environment environment = environmentOf(facts);
        Expression kept = environment.compiled.get(source);
        if (kept != null) {
            return kept;
        }
        Expression expression = compile(source, facts, environment.compiler);
        if (environment.compiled.size() < KEPT_EXPRESSIONS) {
            environment.compiled.put(source, expression);
        }
        return expression;
    }

    private Expression compile(String source, Map<String, FactType> facts, CelCompiler compiler) {
        try {
            CelAbstractSyntaxTree ast = compiler.compile(source).getAst();
            if (!RESULTS.contains(ast.getResultType())) {
                throw new ExpressionException(
                        "yields " + ast.getResultType().name() + ", where a truth or a number is needed", 1, 1);
            }
            return new CelExpression(source, factsRead(ast, facts), CelBounds.of(ast), runtime.createProgram(ast));
        } catch (CelValidationException invalid) {
            throw explained(invalid, source, facts.keySet());
        } catch (CelEvaluationException failed) {
            throw new ExpressionException(String.valueOf(failed.getMessage()), 0, 0);
        }
    }

    private static List<String> factsRead(CelAbstractSyntaxTree ast, Map<String, FactType> facts) {
        return ast.getReferenceMap().values().stream()
                .map(reference -> reference.name())
                .filter(facts::containsKey)
                .distinct()
                .sorted()
                .toList();
    }

    private static ExpressionException explained(CelValidationException invalid, String source, Set<String> facts) {
        if (invalid.getErrors().isEmpty()) {
            return new ExpressionException(String.valueOf(invalid.getMessage()), 0, 0);
        }
        CelIssue first = invalid.getErrors().get(0);
        int line = Math.max(0, first.getSourceLocation().getLine());
        int column = Math.max(0, first.getSourceLocation().getColumn() + 1);
        return new ExpressionException(message(first.getMessage(), source, line, column, facts), line, column);
    }

    /** CEL names only the first segment of a dotted name that it does not know; an author looks for the whole. */
    private static String message(String issue, String source, int line, int column, Set<String> facts) {
        List<String> lines = source.lines().toList();
        if (!issue.startsWith("undeclared reference") || line < 1 || line > lines.size() || column < 1) {
            return issue.replaceFirst(" \\(candidates: .*", "");
        }
        var name = NAME.matcher(lines.get(line - 1))
                .region(
                        Math.min(column - 1, lines.get(line - 1).length()),
                        lines.get(line - 1).length());
        return name.lookingAt() ? "no fact is called " + name.group() + Nearest.hint(name.group(), facts) : issue;
    }

    private Environment environmentOf(Map<String, FactType> facts) {
        if (environments.size() > KEPT_ENVIRONMENTS) {
            environments.clear();
        }
        return environments.computeIfAbsent(
                Map.copyOf(facts), types -> new Environment(newCompiler(types), new ConcurrentHashMap<>()));
    }

    private static CelCompiler newCompiler(Map<String, FactType> facts) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "toward",
                        CelOverloadDecl.newGlobalOverload(
                                "toward_double_double", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE),
                        CelOverloadDecl.newGlobalOverload(
                                "toward_int_int", SimpleType.DOUBLE, SimpleType.INT, SimpleType.INT)));
        facts.forEach((name, type) -> builder.addVar(name, celType(type)));
        return builder.build();
    }

    private static CelType celType(FactType type) {
        return switch (type) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> SimpleType.STRING;
            case STRINGS -> ListType.create(SimpleType.STRING);
        };
    }

    private static double toward(double value, double target) {
        return target <= 0 ? 1 : Math.max(0, Math.min(1, value / target));
    }

    /** A compiler, and what it has compiled already: a roadmap is compiled when it is read and again when it is used. */
    private record Environment(CelCompiler compiler, Map<String, Expression> compiled) {}
}
