package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Applicability;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.SkipItem;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.roadmap.domain.TrustCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Roadmaps and evidence made at random, from a seed.
 *
 * <p>Checks share some of the facts they ask to be true, or great; a fact that one asks to be false is its own, so that one
 * check can be made met without harm to another.
 */
final class Generated {

    private final Random random;
    private final List<String> checks = new ArrayList<>();
    private final List<String> practices = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private final List<String> shareable = new ArrayList<>();
    private int facts;

    Generated(Random random) {
        this.random = random;
    }

    Roadmap roadmap() {
        List<Phase> phases = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String id = "p" + i;
            List<Practice> own = new ArrayList<>();
            int many = 1 + random.nextInt(3);
            for (int j = 0; j < many; j++) {
                own.add(practice(id + ".a" + j));
            }
            String validatedBy =
                    random.nextInt(4) == 0 ? own.get(0).checks().get(0).id() : null;
            phases.add(new Phase(id, id, "weeks", 1 + i * 6, 6 + i * 6, validatedBy, skip(id), List.of(), own));
        }
        return Fixture.roadmap(phases, trust());
    }

    private List<SkipItem> skip(String phase) {
        return random.nextInt(3) == 0
                ? List.of(new SkipItem(
                        phase + ".skip.a", "early", expression(), Strength.DETECTED, "Stop here.", "Two days a week."))
                : List.of();
    }

    private List<TrustCondition> trust() {
        List<TrustCondition> trust = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            trust.add(new TrustCondition(
                    "t" + i, expression(), strength(), days(5 + random.nextInt(40)), "it fails", "it is not known"));
        }
        return trust;
    }

    /** Facts of one piece of evidence each; some facts have several, some none. */
    List<Fact> evidence() {
        List<Fact> evidence = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            int pieces = random.nextInt(4);
            for (int j = 0; j < pieces; j++) {
                evidence.add(piece(i, j));
            }
        }
        return evidence;
    }

    List<Waiver> waivers() {
        List<Waiver> waivers = new ArrayList<>();
        for (String target : random.nextBoolean() ? checks : practices) {
            if (random.nextInt(5) == 0) {
                waivers.add(Fixture.waiver(
                        target, "r" + random.nextInt(3), Fixture.NOW.plus(days(random.nextInt(60) - 10))));
            }
        }
        return waivers;
    }

    List<ApplicabilityOverride> overrides() {
        return practices.stream()
                .filter(id -> random.nextInt(8) == 0)
                .map(id -> new ApplicabilityOverride(id, random.nextBoolean(), "said so"))
                .toList();
    }

    private Practice practice(String id) {
        List<String> needs =
                practices.stream().filter(other -> random.nextInt(3) == 0).toList();
        List<Check> own = new ArrayList<>();
        int many = 1 + random.nextInt(3);
        for (int i = 0; i < many; i++) {
            own.add(check(id + ".c" + i, i == 0 || random.nextBoolean()));
        }
        practices.add(id);
        return new Practice(id, id, "Why.", random.nextInt(5) > 0, needs, applies(5), own);
    }

    private Check check(String id, boolean required) {
        checks.add(id);
        return new Check(
                id,
                id,
                expression(),
                strength(),
                1 + random.nextInt(5),
                random.nextInt(6) == 0 ? null : days(10 + random.nextInt(40)),
                Effort.values()[random.nextInt(3)],
                required,
                random.nextInt(6) > 0,
                "advice",
                "proof",
                applies(8));
    }

    private @Nullable Applicability applies(int oneIn) {
        return random.nextInt(oneIn) == 0
                ? new Applicability(
                        newBool() + " || !" + newBool(), "no", Strength.DETECTED, days(20 + random.nextInt(30)))
                : null;
    }

    private String expression() {
        return switch (random.nextInt(9)) {
            case 6 -> "!" + newBool();
            case 7 -> newBool() + " ? " + bool() + " : " + number() + " >= 0.7";
            case 8 -> "[" + bool() + ", " + bool() + ", " + bool() + "].exists(x, x)";
            case 0 -> bool() + " && " + bool();
            case 1 -> bool() + " || " + bool();
            case 2 -> "toward(" + number() + ", 0.8)";
            case 3 -> "(" + bool() + " ? 0.5 : 0.0) + (" + bool() + " ? 0.5 : 0.0)";
            case 4 -> number() + " > 0.5 || " + bool();
            default -> bool();
        };
    }

    private String bool() {
        return shared("f.b").orElseGet(this::newBool);
    }

    private String newBool() {
        return "f.b" + facts++;
    }

    private String number() {
        return shared("f.d").orElseGet(() -> {
            shareable.add("f.d" + facts);
            numbers.add(facts);
            return "f.d" + facts++;
        });
    }

    private Optional<String> shared(String kind) {
        List<String> known =
                shareable.stream().filter(name -> name.startsWith(kind)).toList();
        if (!known.isEmpty() && random.nextInt(4) == 0) {
            return Optional.of(known.get(random.nextInt(known.size())));
        }
        if (kind.equals("f.b")) {
            shareable.add("f.b" + facts);
        }
        return Optional.empty();
    }

    /** Seen on some days that often agree, up to a day ahead of our clock; now and then of the wrong type. */
    private Fact piece(int number, int index) {
        boolean truth = random.nextInt(3) > 0;
        Instant seen = Fixture.NOW.minus(days(random.nextInt(60) - 1));
        Instant staleAt = random.nextInt(3) == 0 ? Fixture.NOW.plus(days(random.nextInt(40) - 20)) : null;
        boolean isNumber = numbers.contains(number);
        FactValue value = random.nextInt(25) == 0
                ? FactValue.of("a text")
                : isNumber ? FactValue.of(random.nextInt(11) / 10.0) : FactValue.of(truth);
        String evidence = random.nextInt(4) == 0 ? "same" : "e" + number + "-" + index;
        return new Fact((isNumber ? "f.d" : "f.b") + number, value, strength(), evidence, seen, staleAt);
    }

    private Strength strength() {
        return Strength.values()[random.nextInt(3)];
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
