package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise in a "what if". All ids and names are ones of the roadmap; no practice is not applicable and also met or
 * applicable.
 *
 * @param facts values that facts have instead of all that is known of them, observed at the time of judging
 * @param strength how well these are proven
 * @param without facts of which nothing is known
 * @param met practices, which means all their checks, and checks that are taken as met
 * @param notApplicable practices that do not concern the project
 * @param applicable practices that do, whatever is known of it
 * @param waived practices and checks that are waived
 */
public record Assumptions(
        Map<String, FactValue> facts,
        Strength strength,
        Set<String> without,
        Set<String> met,
        Set<String> notApplicable,
        Set<String> applicable,
        Set<String> waived) {

    /** The evidence id of assumed facts and the id of assumed waivers: the UUID that is none. */
    public static final String ASSUMED = "00000000-0000-0000-0000-000000000000";

    private static final Duration A_WHILE = Duration.ofDays(180);

    public Assumptions {
        facts = Map.copyOf(facts);
        without = Set.copyOf(without);
        met = Set.copyOf(met);
        notApplicable = Set.copyOf(notApplicable);
        applicable = Set.copyOf(applicable);
        waived = Set.copyOf(waived);
    }

    /** The input as it would be. */
    public AssessmentInput applyTo(AssessmentInput input, Roadmap roadmap) {
        return new AssessmentInput(
                facts(input),
                waivers(input),
                overrides(input),
                kind(input),
                input.declaredPhase(),
                input.startDate(),
                input.previous(),
                input.now(),
                checks(roadmap));
    }

    private List<Fact> facts(AssessmentInput input) {
        List<Fact> all = new ArrayList<>();
        for (Fact fact : input.facts()) {
            if (!facts.containsKey(fact.name()) && !without.contains(fact.name())) {
                all.add(fact);
            }
        }
        facts.forEach((name, value) -> all.add(new Fact(name, value, strength, ASSUMED, input.now(), null)));
        return all;
    }

    private List<Waiver> waivers(AssessmentInput input) {
        Instant until = input.now().plus(A_WHILE);
        return Stream.concat(
                        input.waivers().stream(),
                        waived.stream().map(target -> new Waiver(ASSUMED, target, "Assumed.", until, "nobody")))
                .toList();
    }

    /** An assumption outranks what a member said. */
    private List<ApplicabilityOverride> overrides(AssessmentInput input) {
        List<ApplicabilityOverride> all = new ArrayList<>();
        for (ApplicabilityOverride said : input.overrides()) {
            if (!notApplicable.contains(said.practice()) && !applicable.contains(said.practice())) {
                all.add(said);
            }
        }
        notApplicable.forEach(practice -> all.add(new ApplicabilityOverride(practice, false, "assumed")));
        applicable.forEach(practice -> all.add(new ApplicabilityOverride(practice, true, "assumed")));
        return all;
    }

    /** Who assumes a kind, or anything that a kind says, asks about that and not about a member's word. */
    private @Nullable KindOverride kind(AssessmentInput input) {
        KindOverride said = input.kind();
        boolean assumed = said != null
                && said.facts().keySet().stream().anyMatch(name -> facts.containsKey(name) || without.contains(name));
        return assumed ? null : said;
    }

    private Set<String> checks(Roadmap roadmap) {
        Set<String> checks = new HashSet<>();
        for (Practice practice : roadmap.practices().toList()) {
            practice.checks().stream()
                    .filter(check -> met.contains(practice.id()) || met.contains(check.id()))
                    .forEach(check -> checks.add(check.id()));
        }
        return checks;
    }
}
