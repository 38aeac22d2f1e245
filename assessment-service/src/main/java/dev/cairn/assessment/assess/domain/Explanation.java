package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a check's outcome rests on, to be told in words.
 *
 * @param title what the check asks
 * @param outcome what was found
 * @param expression the rule that decides, over facts
 * @param asked the least strength of evidence that counts
 * @param freshness how old that may be; {@code null}: of any age
 * @param facts what was found for each fact that the expression reads
 * @param evidence what the facts came from, by id; evidence that is not there is not told of
 * @param looked where was looked for the facts, in sentences
 * @param waiver what stands in for it; {@code null} unless it is waived
 * @param overruled whose word decided whether it applies; {@code null}: the facts did
 * @param proof what would prove it
 * @param advice what to do
 */
public record Explanation(
        String title,
        Outcome outcome,
        String expression,
        Strength asked,
        @Nullable Duration freshness,
        List<FactRead> facts,
        Map<String, Source> evidence,
        List<String> looked,
        @Nullable Waiver waiver,
        @Nullable Overruling overruled,
        String proof,
        String advice) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    public Explanation {
        facts = List.copyOf(facts);
        evidence = Map.copyOf(evidence);
        looked = List.copyOf(looked);
    }

    /**
     * Evidence, as far as it is told of.
     *
     * @param name its source, such as {@code scan}
     * @param commit the revision it was made of; {@code null}: of none
     * @param rules the rules that found each fact, by its name
     */
    public record Source(String name, @Nullable String commit, Map<String, List<Rule>> rules) {

        public Source {
            rules = Map.copyOf(rules);
        }
    }

    /** A rule that found a fact, and in how many places. */
    public record Rule(String id, int places) {}

    /** When the outcome stops to count; {@code null}: never, or nothing counts. */
    public @Nullable Instant staleAt() {
        return counting()
                .map(FactRead::staleAt)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** From when on it is called ageing; {@code null}: never, or nothing counts. */
    public @Nullable Instant ageingFrom() {
        return counting()
                .map(FactRead::ageingFrom)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The explanation in plain sentences: what is asked, what was found and where, for how long it counts, what to do. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("“" + title + "” is " + outcome.word().replace('-', ' ') + ".");
        sentences.add("It asks that " + expression + ", by evidence that is at least " + asked.word()
                + (freshness == null ? " and of any age." : " and at most " + words(freshness) + " old."));
        facts.forEach(fact -> sentences.add(sentence(fact)));
        looked.forEach(where -> sentences.add(capital(where)));
        if (waiver != null) {
            sentences.add("It is waived until " + minute(waiver.until()) + ", approved by " + waiver.approvedBy() + ": "
                    + ended(waiver.reason()));
        }
        if (overruled != null) {
            sentences.add(overruled.sentence());
        }
        limits(sentences);
        if (!outcome.passes() || outcome == Outcome.WAIVED) {
            sentences.add("What would prove it: " + ended(proof));
            sentences.add("What to do: " + ended(advice));
        }
        return List.copyOf(sentences);
    }

    private void limits(List<String> sentences) {
        if (!counts()) {
            return;
        }
        Instant staleAt = staleAt();
        Instant ageingFrom = ageingFrom();
        sentences.add(
                staleAt == null || ageingFrom == null
                        ? "It counts until something says otherwise."
                        : "It counts until " + minute(staleAt) + ", and is ageing from " + minute(ageingFrom) + " on.");
    }

    private String sentence(FactRead fact) {
        return switch (fact.state()) {
            case MISSING -> "Nothing tells " + fact.name() + ".";
            case WRONG_TYPE -> found(fact) + ", which is not of the type that is asked.";
            case TOO_WEAK -> found(fact) + ", which is too weak to count.";
            case EXPIRED -> found(fact) + ", which counted until " + minute(fact.staleAt()) + ".";
            case COUNTS ->
                found(fact)
                        + (fact.staleAt() == null
                                ? "."
                                : "; it counts until " + minute(fact.staleAt()) + " and is ageing from "
                                        + minute(fact.ageingFrom()) + " on.");
        };
    }

    private String found(FactRead fact) {
        FactValue value = fact.value();
        Source source = fact.evidenceId() == null ? null : evidence.get(fact.evidenceId());
        return fact.name() + (fact.state() == FactRead.State.EXPIRED ? " was " : " is ")
                + (value == null ? "not there" : value.raw()) + ": "
                + (fact.strength() == null
                        ? "without evidence"
                        : fact.strength().word())
                + " on " + minute(fact.observedAt())
                + (source == null ? "" : " by " + told(source, fact.name()));
    }

    private static String told(Source source, String fact) {
        String rules = source.rules().getOrDefault(fact, List.of()).stream()
                .map(rule -> rule.id() + " (" + rule.places() + (rule.places() == 1 ? " place)" : " places)"))
                .collect(Collectors.joining(", "));
        return "the source " + source.name()
                + (source.commit() == null ? "" : " of revision " + source.commit())
                + (rules.isEmpty() ? "" : " with " + rules);
    }

    private boolean counts() {
        return outcome == Outcome.MET || outcome == Outcome.PARTIAL;
    }

    /** The facts that the outcome rests on; none where it is not met. */
    private Stream<FactRead> counting() {
        return facts.stream().filter(fact -> counts() && fact.state() == FactRead.State.COUNTS);
    }

    private static String words(Duration time) {
        long days = time.toDays();
        return time.equals(Duration.ofDays(days)) ? days + (days == 1 ? " day" : " days") : time.toHours() + " hours";
    }

    private static String minute(@Nullable Instant instant) {
        return instant == null ? "an unknown day" : MINUTE.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static String ended(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : ended(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }
}
