package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says outcomes in words. Only dates are named, never ages, so that a sentence changes with its facts alone. */
final class Sentences {

    private Sentences() {}

    static String of(Check check, Reading reading) {
        return switch (reading.outcome()) {
            case MET -> "Met: " + known(reading) + ".";
            case PARTIAL -> "Partly met, " + percent(reading.units()) + " of the way: " + known(reading) + ".";
            case UNMET -> "Not met: " + known(reading) + ".";
            case STALE -> "It was met, but its evidence is too old: " + expired(reading) + ".";
            default -> unknown(check, reading);
        };
    }

    private static String unknown(Check check, Reading reading) {
        if (reading.failure() != null) {
            return "Not known: the expression failed: " + reading.failure() + ".";
        }
        String why = Stream.of(
                        listed(reading, FactRead.State.MISSING, FactRead::name, "nothing tells "),
                        listed(
                                reading,
                                FactRead.State.TOO_WEAK,
                                fact -> fact.name() + " is only " + strength(fact.strength()),
                                "evidence that is " + check.strength().word() + " is asked, but "),
                        listed(reading, FactRead.State.WRONG_TYPE, FactRead::name, "of the wrong type is "),
                        listed(reading, FactRead.State.EXPIRED, Sentences::agedOut, "too old is "))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return "Not known: " + why + ". What would prove it: " + check.proof();
    }

    private static String listed(
            Reading reading, FactRead.State state, Function<FactRead, String> word, String before) {
        String names = reading.in(state).map(word).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : before + names;
    }

    private static String known(Reading reading) {
        var known = new StringBuilder();
        for (FactRead fact : reading.facts()) {
            if (fact.state() == FactRead.State.COUNTS || fact.state() == FactRead.State.EXPIRED) {
                known.append(known.isEmpty() ? "" : ", ")
                        .append(fact.name())
                        .append(" is ")
                        .append(value(fact))
                        .append(" (")
                        .append(strength(fact.strength()))
                        .append(", ")
                        .append(day(fact.observedAt()))
                        .append(')');
            }
        }
        return known.toString();
    }

    private static String expired(Reading reading) {
        return reading.in(FactRead.State.EXPIRED).map(Sentences::agedOut).collect(Collectors.joining(", "));
    }

    private static String agedOut(FactRead fact) {
        return fact.name() + " was " + value(fact) + " on " + day(fact.observedAt()) + " and counted until "
                + day(fact.staleAt());
    }

    static String day(@Nullable Instant instant) {
        return instant == null
                ? "no date"
                : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static String value(FactRead fact) {
        FactValue value = fact.value();
        return value == null ? "not there" : String.valueOf(value.raw());
    }

    private static String strength(@Nullable Strength strength) {
        return strength == null ? "without evidence" : strength.word();
    }

    private static String percent(int units) {
        return units * 100L / Scores.FULL + " %";
    }
}
