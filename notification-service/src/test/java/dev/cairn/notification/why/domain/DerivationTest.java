package dev.cairn.notification.why.domain;

import static dev.cairn.notification.why.domain.Story.POLICY;
import static dev.cairn.notification.why.domain.Story.naming;
import static dev.cairn.notification.why.domain.Story.person;
import static dev.cairn.notification.why.domain.Story.primary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.schedule.domain.Absence;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.why.domain.Fact.Decided.Hold;
import dev.cairn.notification.why.domain.Fact.Line;
import dev.cairn.notification.why.domain.Link.Kind;
import dev.cairn.notification.why.domain.Link.Outcome;
import dev.cairn.notification.why.domain.Verdict.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DerivationTest {

    private static final Duty ANA = new Duty("ana", Duty.Source.LAYER, "weekly");

    private static Story begun() {
        return new Story().raised().decided("The shop", POLICY);
    }

    private static Story paged(String state, int delay, @Nullable String reason) {
        Story story = begun().duty("ana", true, List.of(), ANA).step(1, "goes-on", primary("ana"));
        story.message(story.page("ana", null), "ana", delay, state, reason);
        return story;
    }

    private static Story acknowledged(Story story) {
        return story.later(Duration.ofSeconds(2)).line(Line.Kind.ACKNOWLEDGED, "Cem", "Looking into it");
    }

    static Stream<Arguments> verdicts() {
        var silence = new Hold("silence", "s1", "Silenced by Cem: The deploy", Story.START.plusSeconds(60));
        Story unreached = begun().step(1, "nobody", primary("ana"));
        unreached.page("ana", "has no verified contact method");
        Story left = begun().step(1, "goes-on", person("ben"));
        left.absences.add(new Absence("ana", Instant.MIN, Instant.MAX));
        return Stream.of(
                Arguments.of("sent", paged("sent", 0, null), Word.PAGED, "On call in Primary, reached by email at"),
                Arguments.of("waits", paged("waiting", 5, null), Word.WAITING, "due at 2026-04-12T02:05:00Z"),
                Arguments.of("failed", paged("failed", 0, "status 500"), Word.NOT_REACHED, "given up: status 500"),
                Arguments.of(
                        "acknowledged before the rule's delay",
                        acknowledged(paged("dropped", 5, "somebody took the alert on")),
                        Word.NOT_PAGED,
                        "not sent: somebody took the alert on, before the 5 min of their rule were over"),
                Arguments.of("no verified method", unreached, Word.NOT_REACHED, "has no verified contact method"),
                Arguments.of(
                        "silenced",
                        new Story().raised().decided("The shop", POLICY, silence),
                        Word.NOT_PAGED,
                        "Silenced by Cem: The deploy"),
                Arguments.of(
                        "the rule pages nobody",
                        new Story().raised().decided("Noise", null),
                        Word.NOT_PAGED,
                        "The rule “Noise” pages nobody"),
                Arguments.of(
                        "no rule", new Story().raised().decided(null, null), Word.NOT_PAGED, "No rule and no policy"),
                Arguments.of(
                        "acknowledged before the first step",
                        acknowledged(begun()),
                        Word.NOT_PAGED,
                        "No step was carried out: Cem took the alert on"),
                Arguments.of("not yet", begun(), Word.NOT_PAGED, "No step was carried out so far"),
                Arguments.of("others", begun().step(1, "goes-on", person("ben")), Word.NOT_PAGED, "stood for Ben"),
                Arguments.of(
                        "nobody on call", begun().step(1, "nobody", primary()), Word.NOT_PAGED, "stood for nobody"),
                Arguments.of(
                        "a step that was not come to",
                        acknowledged(begun().policy("acknowledged", naming("ben"), naming("ana"))
                                .step(1, "goes-on", person("ben"))),
                        Word.NOT_PAGED,
                        "stood for Ben. Step 2 names them, and was not come to: Cem took the alert on"),
                Arguments.of(
                        "low urgency",
                        begun().policy("ended", naming("ben"), naming("ana")).step(1, "told-once", person("ben")),
                        Word.NOT_PAGED,
                        "An alert of low urgency is told once"),
                Arguments.of("no member then", left, Word.NOT_PAGED, "Was no member of the organisation then"),
                Arguments.of(
                        "pages that are not kept",
                        begun().step(1, "goes-on", person("ana")),
                        Word.UNKNOWN,
                        "what was sent is not kept any more"),
                Arguments.of(
                        "from before steps were kept",
                        new Story().raised().line(Line.Kind.STEPPED, "Cairn", "Step 1 of Shop (version 2): paged Ben"),
                        Word.UNKNOWN,
                        "Nothing is kept"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void whatCameOfItIsToldInOneSentence(String name, Story story, Word word, String because) {
        Verdict verdict = Derivation.of(story.known(), "ana", null).people().get(0);

        assertThat(verdict.word()).isEqualTo(word);
        assertThat(verdict.because()).contains(because);
        assertThat(verdict.name()).isEqualTo("Ana");
    }

    @Test
    void aPageIsToldFromTheIntakeToTheTry() {
        Story story = begun().duty("ana", true, List.of(), ANA).step(1, "goes-on", primary("ana"));
        story.count = 3;
        story.tried(story.message(story.page("ana", null), "ana", 0, "sent", null), "ana", 200, null);

        var links = Derivation.of(acknowledged(story).known(), "ana", null).links();

        assertThat(links)
                .extracting(Link::kind)
                .containsExactly(
                        Kind.INTAKE,
                        Kind.ROUTING,
                        Kind.STEP,
                        Kind.ON_CALL,
                        Kind.ON_CALL,
                        Kind.RULES,
                        Kind.MESSAGE,
                        Kind.ATTEMPT,
                        Kind.ACKNOWLEDGEMENT);
        assertThat(links)
                .extracting(Link::text)
                .containsExactly(
                        "Taken in from events, service shop as new: no alert with the key “disk” was open. Told 3 times by"
                                + " now, the last at 2026-04-12T02:00:30Z: a repeat pages nobody while the alert is open",
                        "The rule “The shop” (version 3 of the rules) sends it to Shop. “The bank” did not match:"
                                + " service=\"bank\", and the alert has “shop”",
                        "Step 1 of Shop (version 4) was carried out when it was due: Ana, on call in Primary",
                        "On call in Primary was Ana: Ana by the layer “Weekly” (priority 1), shift 0 from"
                                + " 2026-04-06T09:00:00Z to 2026-04-13T09:00:00Z (The clock changes)",
                        "Ana is meant by it, being on call",
                        "Page to Ms ana (on call in Primary), of high urgency: by version 2 of their rules: email at"
                                + " once. 1 contact method could not be used, since no code was given back",
                        "By email to a…@example.com: sent at 2026-04-12T02:00:02Z",
                        "Try 1: status 200, after 118 ms",
                        "Taken on by Cem: Looking into it");
        assertThat(links.get(7).facts()).containsEntry("status", "200").containsEntry("answer", "hello");
        assertThat(links.get(2).references())
                .containsExactly(new Link.Reference("policy", POLICY.toString(), "Shop", 4L));
    }

    @Test
    void whoWasNotOnCallIsToldWhoWasAndWhy() {
        var swap = new TimedOverride(
                "o1", 1, TimedOverride.Kind.REPLACE, "ben", "ana", Story.START, Story.START.plus(Duration.ofHours(8)));
        Story story = begun().duty("ana", true, List.of(swap), new Duty("ben", Duty.Source.OVERRIDE, "o1"))
                .step(1, "goes-on", primary("ben"));
        story.reasons.put("o1", "Swap of ana and ben");

        var answer = Derivation.of(story.known(), "ana", null);

        assertThat(answer.people().get(0).because())
                .startsWith("The steps that were carried out stood for Ben. An override from 2026-04-12T02:00:00Z to"
                        + " 2026-04-12T10:00:00Z took the place of Ana (Swap of ana and ben)");
        Link link = answer.links().get(3);
        assertThat(link.outcome()).isEqualTo(Outcome.ENDS);
        assertThat(link.text())
                .startsWith("Ana was not on call in Primary. On call in Primary was Ben: Ben by an override from")
                .contains("instead of Ana (Swap of ana and ben)")
                .contains("it was the turn of Ana in the layer “Weekly”, but something above it counted");
        assertThat(link.references()).extracting(Link.Reference::kind).containsExactly("schedule", "override");
    }

    @Test
    void aScheduleThatTellsOtherwiseByNowIsNotBelieved() {
        Story changed = begun().duty("ben", true, List.of(), new Duty("ben", Duty.Source.LAYER, "weekly"))
                .step(1, "goes-on", primary("ana"));
        Story removed = begun().step(1, "goes-on", primary("ana"));

        Link link = Derivation.of(changed.known(), null, null).links().get(3);

        assertThat(link.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(link.text()).contains("On call in Primary was Ana").contains("tells otherwise by now");
        assertThat(Derivation.of(removed.known(), null, null).links().get(3).text())
                .contains("The schedule was removed since");
    }

    @Test
    void holdsAreToldAndTheirEnd() {
        var silence = new Hold("silence", "s1", "Silenced by Cem: The deploy", Story.START.plusSeconds(60));
        var group = new Hold("group", "a2", "Grouped by The shop; alert a2 leads", null);
        Story story = new Story()
                .raised()
                .decided("The shop", POLICY, silence)
                .later(Duration.ofMinutes(1))
                .decided("The shop", POLICY)
                .step(1, "goes-on", person("ana"))
                .later(Duration.ofMinutes(1))
                .decided("The shop", POLICY, group)
                .line(Line.Kind.WOKEN, "Cairn", "From error to critical")
                .decided("The shop", POLICY, group);

        var links = Derivation.of(story.known(), null, null).links();

        assertThat(links.stream().filter(link -> link.kind() == Kind.HOLD))
                .extracting(Link::outcome)
                .containsExactly(Outcome.WAITS, Outcome.GOES_ON, Outcome.WAITS);
        assertThat(links.get(2).text())
                .isEqualTo("Nobody is paged for now: Silenced by Cem: The deploy, until 2026-04-12T02:01:00Z");
        assertThat(links.get(3).text()).startsWith("Asked again, nothing holds it: the rule “The shop”");
    }

    @Test
    void itIsToldUpToAnInstant() {
        Story story = acknowledged(paged("sent", 0, null));

        var early = Derivation.of(story.known(), "ana", Story.START);

        assertThat(early.people().get(0).word()).isEqualTo(Word.WAITING);
        assertThat(early.links()).extracting(Link::kind).doesNotContain(Kind.ACKNOWLEDGEMENT);
    }

    @Test
    void messagesThatAnAcknowledgementStoppedAreCounted() {
        Story story = acknowledged(paged("dropped", 5, "somebody took the alert on"));

        var links = Derivation.of(story.known(), null, null).links();

        assertThat(links.get(links.size() - 1).text())
                .isEqualTo("Taken on by Cem: Looking into it. 1 message that waited went nowhere by that");
    }

    @Test
    void everybodyWhoIsConcernedIsTold() {
        Story story = begun().policy("running", naming("ana"), naming("cem")).step(1, "goes-on", primary("ben"));

        assertThat(Derivation.of(story.known(), null, null).people())
                .extracting(Verdict::person)
                .containsExactly("ben", "ana", "cem");
    }

    @Test
    void whatWasNotKeptIsSaidToBeUnknown() {
        Story story = new Story()
                .raised()
                .line(Line.Kind.HELD, "Cairn", "Nobody is paged for now: Silenced")
                .line(Line.Kind.STEPPED, "Cairn", "Step 1 of Shop (version 2): paged Ben");

        assertThat(Derivation.of(story.known(), null, null).links())
                .extracting(Link::outcome)
                .containsExactly(Outcome.GOES_ON, Outcome.UNKNOWN, Outcome.WAITS, Outcome.UNKNOWN);
    }

    @Test
    void inAListItIsToldInShort() {
        var ana = new Brief.Page("ana", "Ana", "on call in Primary", null, Story.START, false, null);
        var ben = new Brief.Page("ben", "Ben", "named in step 1", "has no verified contact method", null, false, null);

        assertThat(Brief.of("ana", "Ana", List.of(ana, ben), null).word()).isEqualTo(Word.PAGED);
        assertThat(Brief.of("ben", "Ben", List.of(ana, ben), null).because())
                .isEqualTo("Named in step 1, and not reached: has no verified contact method");
        assertThat(Brief.of("cem", "Cem", List.of(ana, ben), null).because()).isEqualTo("Paged was Ana");
        assertThat(Brief.of("cem", "Cem", List.of(), "Silenced by Ana: The deploy")
                        .because())
                .isEqualTo("Nobody was paged: Silenced by Ana: The deploy");
    }
}
