package dev.cairn.assessment.roadmap;

import dev.cairn.assessment.roadmap.domain.Applicability;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactDeclaration;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.SkipItem;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.roadmap.domain.TrustCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a roadmap from YAML.
 *
 * <p>Tags, anchors beyond a few, deep nesting and large texts are refused by the parser, so a text of an organisation can
 * do no harm; what the fields say is then checked as a whole (see {@link RoadmapRules}). Safe for use by many threads.
 */
public final class RoadmapReader {

    /** The longest text that is read, in characters. */
    public static final int MAX_CHARACTERS = 512 * 1024;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PRACTICE = Pattern.compile("[a-z0-9-]{1,40}\\.[a-z0-9-]{1,40}");
    private static final Pattern CHECK = Pattern.compile("[a-z0-9-]{1,40}\\.[a-z0-9-]{1,40}\\.[a-z0-9-]{1,40}");
    private static final Pattern FACT = Pattern.compile("[a-z][a-z0-9_]{0,39}(?:\\.[a-z][a-z0-9_]{0,39}){1,3}");

    private final Expressions expressions;
    private final Author author;

    private RoadmapReader(Expressions expressions, Author author) {
        this.expressions = expressions;
        this.author = author;
    }

    /** A reader of roadmaps that come with the product: they say themselves which facts there are. */
    public RoadmapReader(Expressions expressions) {
        this(expressions, Author.PRODUCT);
    }

    /**
     * A reader of roadmaps of organisations.
     *
     * @param known the facts that exist; a roadmap may declare these, and its own, which begin with {@code own.}
     * @param taken ids that a roadmap must not have
     */
    public static RoadmapReader ofOrganisations(
            Expressions expressions, Map<String, FactType> known, Set<String> taken) {
        return new RoadmapReader(expressions, new Author(known, taken));
    }

    /**
     * Reads and validates a whole roadmap.
     *
     * @throws RoadmapException with every mistake, if there is any
     */
    public Roadmap read(String yaml) {
        var errors = new Errors();
        Node root = YamlTree.of(yaml, errors);
        errors.placesOf(root);
        var rules = new RoadmapRules(errors, expressions, author, root);
        Roadmap roadmap = roadmap(new Fields(root, errors), errors, rules);
        rules.check(roadmap);
        errors.throwIfAny();
        return roadmap;
    }

    private static Roadmap roadmap(Fields fields, Errors errors, RoadmapRules rules) {
        var roadmap = new Roadmap(
                fields.matching("id", SLUG),
                fields.number("version", 1, 1_000_000),
                fields.text("title"),
                each(fields, "facts", errors, item -> fact(item, rules)),
                each(fields, "phases", errors, item -> phase(item, errors, rules)),
                each(fields, "trust", errors, item -> trust(item, rules)));
        rules.place(roadmap, fields);
        fields.close();
        return roadmap;
    }

    private static <T> List<T> each(Fields fields, String field, Errors errors, Function<Fields, T> read) {
        return fields.list(field).stream()
                .map(node -> {
                    var item = new Fields(node, errors);
                    T value = read.apply(item);
                    item.close();
                    return value;
                })
                .toList();
    }

    private static FactDeclaration fact(Fields fields, RoadmapRules rules) {
        var fact = new FactDeclaration(
                fields.matching("name", FACT),
                fields.word("type", FactType::ofWord, FactType.BOOL),
                fields.text("title"));
        rules.declare(fact, fields.place("name"));
        return fact;
    }

    private static Phase phase(Fields fields, Errors errors, RoadmapRules rules) {
        var phase = new Phase(
                fields.matching("id", SLUG),
                fields.text("title"),
                fields.text("window"),
                fields.number("from-week", 1, 1_000),
                fields.number("to-week", 1, 1_000),
                fields.optionalText("validated-by"),
                each(fields, "skip", errors, item -> skip(item, rules)),
                fields.texts("skip-phases"),
                each(fields, "practices", errors, item -> practice(item, errors, rules)));
        rules.place(phase, fields);
        return phase;
    }

    private static SkipItem skip(Fields fields, RoadmapRules rules) {
        var skip = new SkipItem(
                fields.matching("id", CHECK),
                fields.text("title"),
                rules.expression(fields, "when"),
                fields.has("strength") ? strength(fields) : Strength.DETECTED,
                fields.text("advice"),
                fields.text("cost"));
        rules.place(skip.id(), fields.place("id"));
        return skip;
    }

    private static Practice practice(Fields fields, Errors errors, RoadmapRules rules) {
        var practice = new Practice(
                fields.matching("id", PRACTICE),
                fields.text("title"),
                fields.text("why"),
                fields.truth("required", true),
                fields.texts("depends-on"),
                applies(fields, errors, rules),
                each(fields, "checks", errors, item -> check(item, errors, rules)));
        rules.place(practice, fields);
        return practice;
    }

    private static Check check(Fields fields, Errors errors, RoadmapRules rules) {
        var check = new Check(
                fields.matching("id", CHECK),
                fields.text("title"),
                rules.expression(fields, "expression"),
                strength(fields),
                fields.number("weight", 1, 100),
                fields.optionalDuration("freshness"),
                fields.word("effort", RoadmapReader::effort, Effort.M),
                fields.truth("required", false),
                fields.truth("waivable", true),
                fields.text("advice"),
                fields.text("proof"),
                applies(fields, errors, rules));
        rules.place(check.id(), fields.place("id"));
        return check;
    }

    private static @Nullable Applicability applies(Fields fields, Errors errors, RoadmapRules rules) {
        Node node = fields.optionalNode("applies");
        if (node == null) {
            return null;
        }
        var inner = new Fields(node, errors);
        var applies = new Applicability(
                rules.expression(inner, "when"),
                inner.text("otherwise"),
                inner.has("strength") ? strength(inner) : Strength.DETECTED,
                inner.optionalDuration("freshness"));
        inner.close();
        return applies;
    }

    private static TrustCondition trust(Fields fields, RoadmapRules rules) {
        return new TrustCondition(
                fields.matching("id", SLUG),
                rules.expression(fields, "expression"),
                strength(fields),
                fields.optionalDuration("freshness"),
                fields.text("failing"),
                fields.text("missing"));
    }

    private static Strength strength(Fields fields) {
        return fields.word("strength", Strength::ofWord, Strength.DETECTED);
    }

    private static Effort effort(String word) {
        return switch (word) {
            case "S" -> Effort.S;
            case "M" -> Effort.M;
            case "L" -> Effort.L;
            default -> throw new IllegalArgumentException("must be S, M or L");
        };
    }
}
