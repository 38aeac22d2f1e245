package dev.cairn.assessment.assess.domain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one thing to do next.
 *
 * <p>What opens the next gate soonest is a set without choice: the required checks that are missing up to it, and those of the
 * practices they depend on. The choice is the order. Of the groups in which nothing waits for something outside, the one worth
 * most per day of work (weight still to be proven against effort) comes first, so that a small step that makes way for a
 * great one is not passed over; of its checks that wait for nothing, the one worth most per day. Ties go to the greater
 * weight, then to the order of the roadmap. With all gates open, what is left of any phase is planned the same way.
 */
final class Planner {

    private final List<PhaseResult> phases;
    private final Map<String, PracticeResult> practices = new LinkedHashMap<>();

    Planner(List<PhaseResult> phases) {
        this.phases = phases;
        phases.stream()
                .flatMap(phase -> phase.practices().stream())
                .forEach(result -> practices.put(result.practice().id(), result));
    }

    @Nullable
    NextAction next() {
        int target = firstClosed();
        Map<String, CheckResult> set =
                target < 0 ? leftOver() : needed(phases.get(target).gate());
        if (set.isEmpty()) {
            return null;
        }
        List<Job> jobs = jobs(set);
        List<Job> order = order(jobs);
        Job first = order.get(0);
        List<String> unlocks = target < 0 ? List.of() : unlocked(set.keySet(), target);
        return new NextAction(
                first.practice.practice().id(),
                first.result.check().id(),
                first.result.check().title(),
                first.result.check().advice(),
                first.result.check().effort(),
                reason(first, jobs, target),
                order.stream().map(job -> job.result.check().id()).toList(),
                unlocks);
    }

    private int firstClosed() {
        for (int i = 0; i < phases.size(); i++) {
            if (!phases.get(i).gate().open()) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, CheckResult> leftOver() {
        Map<String, CheckResult> set = new LinkedHashMap<>();
        practices.values().stream()
                .flatMap(practice -> practice.checks().stream())
                .filter(CheckResult::missing)
                .forEach(result -> set.put(result.check().id(), result));
        return set;
    }

    private Map<String, CheckResult> needed(Gate gate) {
        Map<String, CheckResult> set = new LinkedHashMap<>();
        for (Gate.Missing missing : gate.missing()) {
            PracticeResult practice = result(missing.practice());
            practice.checks().stream()
                    .filter(result -> result.check().id().equals(missing.check()))
                    .forEach(result -> set.put(result.check().id(), result));
            addNeeds(practice, set, new LinkedHashSet<>());
        }
        return set;
    }

    private void addNeeds(PracticeResult practice, Map<String, CheckResult> set, Set<String> seen) {
        for (PracticeResult need : openNeeds(practice)) {
            if (seen.add(need.practice().id())) {
                need.missing().forEach(result -> set.put(result.check().id(), result));
                addNeeds(need, set, seen);
            }
        }
    }

    private List<PracticeResult> openNeeds(PracticeResult practice) {
        return practice.practice().dependsOn().stream()
                .map(this::result)
                .filter(need -> !need.outcome().passes())
                .toList();
    }

    private PracticeResult result(String id) {
        PracticeResult result = practices.get(id);
        if (result == null) {
            throw new IllegalArgumentException("the roadmap has no practice " + id);
        }
        return result;
    }

    private List<Job> jobs(Map<String, CheckResult> set) {
        List<Job> jobs = new ArrayList<>();
        for (PracticeResult practice : practices.values()) {
            for (CheckResult result : practice.checks()) {
                if (set.containsKey(result.check().id())) {
                    jobs.add(new Job(jobs.size(), practice, result));
                }
            }
        }
        return jobs;
    }

    /** The jobs, best first: each time the first of those that are left. */
    private List<Job> order(List<Job> jobs) {
        Map<Job, List<Job>> needs = new HashMap<>();
        jobs.forEach(job -> needs.put(job, needs(job, jobs)));
        List<Job> left = new ArrayList<>(jobs);
        List<Job> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Job next = first(left, needs);
            order.add(next);
            left.remove(next);
            needs.values().forEach(list -> list.remove(next));
        }
        return order;
    }

    /** Where the best job of all waits for nothing no group can be better, which saves the search for one. */
    private static Job first(List<Job> jobs, Map<Job, List<Job>> needs) {
        Job best = Collections.min(jobs, Job.BEST_FIRST);
        if (needsOf(best, needs).isEmpty()) {
            return best;
        }
        BitSet group = new BestShare(
                        jobs.stream().mapToLong(Job::value).toArray(),
                        jobs.stream().mapToLong(Job::days).toArray(),
                        jobs.stream()
                                .map(job -> needsOf(job, needs).stream()
                                        .map(jobs::indexOf)
                                        .toList())
                                .toList())
                .find();
        return group.stream()
                .mapToObj(jobs::get)
                .filter(job -> needsOf(job, needs).isEmpty())
                .min(Job.BEST_FIRST)
                .orElseThrow(() -> new IllegalStateException("the dependencies of the roadmap go in a circle"));
    }

    private static List<Job> needsOf(Job job, Map<Job, List<Job>> needs) {
        return needs.getOrDefault(job, List.of());
    }

    private List<Job> needs(Job job, List<Job> jobs) {
        List<PracticeResult> practicesFirst = openNeeds(job.practice);
        List<Job> needs = new ArrayList<>();
        for (Job other : jobs) {
            boolean blocks = other.result.check().required() && other.result.missing();
            if (blocks && practicesFirst.stream().anyMatch(need -> need == other.practice)) {
                needs.add(other);
            }
        }
        return needs;
    }

    private List<String> unlocked(Set<String> done, int target) {
        List<String> unlocked = new ArrayList<>();
        for (PhaseResult phase : phases.subList(target, phases.size())) {
            Stream<String> missing = phase.gate().missing().stream().map(Gate.Missing::check);
            if (missing.allMatch(done::contains)) {
                unlocked.add(phase.phase().id());
            }
        }
        return unlocked;
    }

    private String reason(Job first, List<Job> jobs, int target) {
        String size = "weight " + first.result.check().weight() + " for effort "
                + first.result.check().effort();
        if (target < 0) {
            return "All gates are open; this proves the most for the work of what is left (" + size + ").";
        }
        String gate = "the gate of " + phases.get(target).phase().title();
        if (jobs.size() == 1) {
            return "It is the last thing that keeps " + gate + " closed (" + size + ").";
        }
        List<String> waiting = jobs.stream()
                .filter(job -> job.practice
                        .practice()
                        .dependsOn()
                        .contains(first.practice.practice().id()))
                .map(job -> job.practice.practice().title())
                .distinct()
                .toList();
        return "Of " + jobs.size() + " checks on the way to open " + gate
                + ", it proves the most for the work (" + size + ")"
                + (waiting.isEmpty() ? "." : ", and these wait for it: " + String.join(", ", waiting) + ".");
    }

    /** A check to be proven; told from the others of one plan by its index. */
    private record Job(int index, PracticeResult practice, CheckResult result) {

        static final Comparator<Job> BEST_FIRST = ((Comparator<Job>) Job::byRatio)
                .thenComparing(Comparator.comparingLong(Job::value).reversed())
                .thenComparingInt(Job::index);

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Job job && job.index == index;
        }

        @Override
        public int hashCode() {
            return index;
        }

        /** The weight still to be proven, in ten-thousandths. */
        long value() {
            return (long) result.check().weight() * (Scores.FULL - result.units());
        }

        long days() {
            return result.check().effort().days();
        }

        private static int byRatio(Job one, Job other) {
            return Long.compare(other.value() * one.days(), one.value() * other.days());
        }
    }
}
