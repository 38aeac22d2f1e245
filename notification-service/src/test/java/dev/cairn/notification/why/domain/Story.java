package dev.cairn.notification.why.domain;

import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Step;
import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.domain.Absence;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.schedule.domain.HolidayRule;
import dev.cairn.notification.schedule.domain.Layer;
import dev.cairn.notification.schedule.domain.Rotation;
import dev.cairn.notification.schedule.domain.ShiftUnit;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.schedule.domain.Turn;
import dev.cairn.notification.why.domain.Fact.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The story of an alert for tests, a fact after the other, each a minute later unless it is said otherwise. */
final class Story {

    static final Instant START = Instant.parse("2026-04-12T02:00:00Z");
    static final UUID POLICY = new UUID(1, 1);
    static final UUID SCHEDULE = new UUID(1, 2);
    static final String PRIMARY = SCHEDULE.toString();

    final List<Fact> facts = new ArrayList<>();
    final Map<Known.Moment, Explanation> onCall = new HashMap<>();
    final List<Absence> absences = new ArrayList<>();
    final Map<String, String> reasons = new HashMap<>();
    int count = 1;

    private Known.@Nullable Present present;
    private Instant now = START;
    private long ids;

    private UUID id() {
        return new UUID(7, ++ids);
    }

    Story later(Duration time) {
        now = now.plus(time);
        return this;
    }

    Story line(Line.Kind kind, String by, String text) {
        facts.add(new Line(id(), now, kind, by, text));
        return this;
    }

    Story raised() {
        return line(Line.Kind.RAISED, "token ci", "Disk is full");
    }

    Story decided(@Nullable String rule, @Nullable UUID policy, Fact.Decided.Hold... holds) {
        facts.add(new Fact.Decided(
                id(),
                now,
                3,
                rule == null ? null : new Named("r1", rule),
                policy,
                null,
                List.of(new Fact.Decided.Missed(new Named("r0", "The bank"), "service=\"bank\"", "shop")),
                0,
                List.of(holds)));
        return this;
    }

    Story step(int step, String word, Fact.Meant... meant) {
        facts.add(new Fact.Stepped(
                id(),
                now,
                1,
                1,
                step,
                false,
                new Named(POLICY.toString(), "Shop"),
                4,
                "high",
                now,
                false,
                "Cairn",
                word,
                List.of(meant)));
        return this;
    }

    static Fact.Meant person(String subject) {
        return new Fact.Meant(Target.Kind.PERSON, subject, null, List.of(subject), null);
    }

    static Fact.Meant primary(String... people) {
        return new Fact.Meant(
                Target.Kind.SCHEDULE,
                PRIMARY,
                "Primary",
                List.of(people),
                people.length == 0 ? "nobody is on call in Primary" : null);
    }

    UUID page(String person, @Nullable String unreached) {
        UUID id = id();
        facts.add(new Fact.Paged(
                id, now, 1, 1, 1, person, "Ms " + person, "on call in Primary", "high", unreached, 2L, false, 1));
        return id;
    }

    UUID message(UUID page, String person, int delay, String state, @Nullable String reason) {
        UUID id = id();
        facts.add(new Fact.Message(
                id,
                now,
                page,
                person,
                "email",
                "a…@example.com",
                new UUID(1, 3),
                true,
                delay,
                false,
                null,
                state,
                now.plus(Duration.ofMinutes(delay)),
                state.equals("waiting") ? null : now.plusSeconds(2),
                reason));
        return id;
    }

    Story tried(UUID message, String person, @Nullable Integer status, @Nullable String error) {
        facts.add(new Fact.Tried(id(), now.plusSeconds(2), message, person, 1, status, error, "hello", 118));
        return this;
    }

    Story policy(String state, Step... steps) {
        present = new Known.Present(
                state, null, null, new Policy(List.of(steps), 0, Duration.ZERO, null, List.of(), true, null));
        return this;
    }

    static Step naming(String person) {
        return new Step(Duration.ofMinutes(5), List.of(new Target(Target.Kind.PERSON, person)));
    }

    /** Who is on call in the schedule now, by one layer, after overrides. */
    Story duty(String turn, boolean counts, List<TimedOverride> overrides, Duty... duties) {
        var rotation = new Rotation(
                ZoneId.of("UTC"),
                LocalDateTime.parse("2026-04-06T09:00"),
                ShiftUnit.WEEKS,
                1,
                List.of(turn),
                0,
                null,
                null);
        var layer = new Layer("weekly", "Weekly", 1, rotation, null, List.of(), HolidayRule.AS_USUAL, Set.of());
        var part = new Explanation.LayerPart(
                layer,
                new Turn(0, turn, Instant.parse("2026-04-06T09:00:00Z"), Instant.parse("2026-04-13T09:00:00Z")),
                counts,
                false,
                "The clock changes");
        onCall.put(
                new Known.Moment(PRIMARY, now),
                new Explanation(now, List.of(duties), null, List.of(part), overrides, null));
        return this;
    }

    Known known() {
        var alert = new Known.About(
                new UUID(1, 9), "events", "shop", "disk", "critical", "high", count, START.plusSeconds(30), null);
        return new Known(
                alert,
                facts,
                present,
                new People(Map.of("ana", "Ana", "ben", "Ben", "cem", "Cem"), absences, reasons),
                Map.of(POLICY, "Shop of now"),
                onCall);
    }
}
