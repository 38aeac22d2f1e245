package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All facts of a project, asked one by one.
 *
 * <p>The newest observation of sufficient strength says what is so (then the stronger, then the greater id of evidence); any
 * unexpired observation that says the same keeps it alive, back to the first that says otherwise. That one and all before it
 * are history: they must not come back to life when the newer one expires, or else an outcome would improve by waiting, or
 * rest on what has been contradicted since.
 */
final class FactBook {

    private static final Comparator<Fact> NEWEST_FIRST = Comparator.comparing(Fact::observedAt)
            .thenComparing(Fact::strength)
            .thenComparing(Fact::evidenceId)
            .thenComparing(fact -> fact.value().toString())
            .thenComparing(Fact::staleAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .reversed();

    private final Map<String, FactType> types;
    private final Map<String, List<Fact>> byName;
    private final Instant now;
    private final Map<String, FactValue> said;
    private final Instant saidAt;
    private final FactBook asked;
    private @Nullable Instant turnsAt;

    FactBook(Collection<Fact> facts, Map<String, FactType> types, Instant now) {
        this.types = types;
        this.byName = new HashMap<>();
        this.now = now;
        this.said = Map.of();
        this.saidAt = now;
        this.asked = this;
        for (Fact fact : facts) {
            if (types.containsKey(fact.name())) {
                byName.computeIfAbsent(fact.name(), name -> new ArrayList<>(1)).add(fact);
            }
        }
        byName.values().forEach(list -> list.sort(NEWEST_FIRST));
    }

    private FactBook(FactBook asked, Map<String, FactValue> said, Instant saidAt) {
        this.types = asked.types;
        this.byName = asked.byName;
        this.now = asked.now;
        this.said = said;
        this.saidAt = saidAt;
        this.asked = asked;
    }

    /**
     * The same facts, outranked by what was said, whatever strength and freshness is asked. What is read from it turns in this
     * book.
     *
     * @param saidAt when it was said
     */
    FactBook saying(Map<String, FactValue> said, Instant saidAt) {
        return new FactBook(this, said, saidAt);
    }

    /** What a check finds that asks for this strength and freshness; the fact is one that the roadmap declares. */
    FactRead read(String name, Strength asked, @Nullable Duration freshness) {
        FactValue word = said.get(name);
        if (word != null) {
            return new FactRead(name, FactRead.State.COUNTS, word, Strength.CLAIMED, null, saidAt, null);
        }
        List<Fact> facts = byName.getOrDefault(name, List.of());
        if (facts.isEmpty()) {
            return FactRead.missing(name);
        }
        Fact newest = null;
        for (Fact fact : facts) {
            if (!fact.strength().suffices(asked) || !fits(fact)) {
                continue;
            }
            newest = newest == null ? fact : newest;
            if (!fact.value().equals(newest.value())) {
                break;
            }
            Instant staleAt = staleAt(fact, freshness);
            if (staleAt == null || now.isBefore(staleAt)) {
                return turning(FactRead.of(fact, FactRead.State.COUNTS, staleAt));
            }
        }
        return newest == null ? unusable(facts, freshness) : expired(newest, freshness);
    }

    /** The first instant at which something that was read and counts begins to age or stops to count; {@code null}: none will. */
    @Nullable
    Instant turnsAt() {
        return turnsAt;
    }

    private FactRead turning(FactRead read) {
        asked.turnsAt = earliest(asked.turnsAt, earliest(read.staleAt(), read.ageingFrom()));
        return read;
    }

    /** The earlier of those that are yet to come. */
    private @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        Instant first = one != null && now.isBefore(one) ? one : null;
        return other != null && now.isBefore(other) && (first == null || other.isBefore(first)) ? other : first;
    }

    private FactRead expired(Fact newest, @Nullable Duration freshness) {
        return FactRead.of(newest, FactRead.State.EXPIRED, staleAt(newest, freshness));
    }

    private FactRead unusable(List<Fact> facts, @Nullable Duration freshness) {
        Fact best = facts.stream().filter(this::fits).findFirst().orElse(facts.get(0));
        var state = fits(best) ? FactRead.State.TOO_WEAK : FactRead.State.WRONG_TYPE;
        return FactRead.of(best, state, staleAt(best, freshness));
    }

    private boolean fits(Fact fact) {
        FactType declared = types.get(fact.name());
        return declared != null && fact.value().type().fits(declared);
    }

    private static @Nullable Instant staleAt(Fact fact, @Nullable Duration freshness) {
        Instant own = fact.staleAt();
        if (freshness == null) {
            return own;
        }
        Instant limit = fact.observedAt().plus(freshness);
        return own == null || limit.isBefore(own) ? limit : own;
    }
}
