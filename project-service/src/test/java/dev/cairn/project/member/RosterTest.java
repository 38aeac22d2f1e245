package dev.cairn.project.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.kit.access.Role;
import dev.cairn.project.common.domain.Refused;
import dev.cairn.project.common.domain.Refused.Reason;
import dev.cairn.project.member.domain.Actor;
import dev.cairn.project.member.domain.Member;
import dev.cairn.project.member.domain.MemberRole;
import dev.cairn.project.member.domain.Roster;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Roster ALL = new Roster(Arrays.stream(MemberRole.values())
            .map(role -> member(role.word(), role))
            .toList());

    private static Member member(String subject, MemberRole role) {
        return new Member(
                UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)), subject, "Name", role, 1, NOW);
    }

    private static Actor actor(String word) {
        return word.equals("token") ? Actor.TOKEN : Actor.person(word);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,    viewer, NOT_ALLOWED",
        "responder, viewer, NOT_ALLOWED",
        "editor,    viewer, NOT_ALLOWED",
        "admin,     viewer, ",
        "admin,     admin,  ",
        "admin,     owner,  NOT_ALLOWED",
        "owner,     owner,  ",
        "token,     admin,  ",
        "token,     owner,  NOT_ALLOWED",
        "stranger,  viewer, NOT_FOUND"
    })
    void whoMayAddWhom(String by, String role, @Nullable Reason refusal) {
        var added = member("new", MemberRole.ofWord(role).orElseThrow());
        expect(refusal, () -> ALL.admit(actor(by), added, 500));
    }

    @ParameterizedTest
    @CsvSource({
        "admin,  editor, admin,     ",
        "admin,  editor, owner,     NOT_ALLOWED",
        "admin,  owner,  viewer,    NOT_ALLOWED",
        "token,  owner,  viewer,    NOT_ALLOWED",
        "owner,  editor, owner,     ",
        "owner,  owner,  admin,     LAST_OWNER",
        "owner,  owner,  owner,     ",
        "editor, viewer, responder, NOT_ALLOWED"
    })
    void whoMayChangeWhomIntoWhat(String by, String whom, String role, @Nullable Reason refusal) {
        expect(refusal, () -> ALL.change(actor(by), id(whom), Map.of("role", role)));
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, viewer, ",
        "viewer, editor, NOT_ALLOWED",
        "admin,  editor, ",
        "admin,  admin,  ",
        "admin,  owner,  NOT_ALLOWED",
        "owner,  admin,  ",
        "owner,  owner,  LAST_OWNER",
        "token,  admin,  ",
        "token,  owner,  NOT_ALLOWED",
        "stranger, viewer, NOT_FOUND"
    })
    void whoMayRemoveWhom(String by, String whom, @Nullable Reason refusal) {
        expect(refusal, () -> ALL.remove(actor(by), id(whom)));
    }

    @Test
    void oneOfTwoOwnersMayGo() {
        var roster = new Roster(List.of(member("a", MemberRole.OWNER), member("b", MemberRole.OWNER)));

        assertThat(roster.remove(actor("a"), id("b")).subject()).isEqualTo("b");
        assertThat(roster.change(actor("a"), id("a"), Map.of("role", "viewer")).version())
                .isEqualTo(2);
    }

    @Test
    void aPatchThatChangesNothingLeavesTheMemberAsItIs() {
        Member before = ALL.find(id("editor"));

        assertThat(ALL.change(actor("owner"), before.id(), Map.of("role", "editor")))
                .isSameAs(before);
        assertThat(ALL.change(actor("owner"), before.id(), Map.of("name", "Other"))
                        .name())
                .isEqualTo("Other");
    }

    @Test
    void nobodyIsThereTwiceAndTheLimitHolds() {
        expect(Reason.ALREADY_MEMBER, () -> ALL.admit(actor("owner"), member("viewer", MemberRole.VIEWER), 500));
        expect(Reason.LIMIT_REACHED, () -> ALL.admit(actor("owner"), member("new", MemberRole.VIEWER), 5));
    }

    @Test
    void theWordsAreThoseOfTheKit() {
        assertThat(Arrays.stream(MemberRole.values()).map(MemberRole::word))
                .containsExactlyElementsOf(
                        Arrays.stream(Role.values()).map(Role::word).toList());
        assertThat(MemberRole.PATTERN.split("\\|"))
                .containsExactly(Arrays.stream(Role.values()).map(Role::word).toArray(String[]::new));
    }

    private static UUID id(String subject) {
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
    }

    private static void expect(@Nullable Reason refusal, ThrowingCallable call) {
        if (refusal == null) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(call)).isNull();
        } else {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(refusal));
        }
    }
}
