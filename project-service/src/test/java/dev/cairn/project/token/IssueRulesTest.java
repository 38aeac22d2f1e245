package dev.cairn.project.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.kit.access.Scope;
import dev.cairn.project.common.domain.Refused;
import dev.cairn.project.token.domain.IssueRules;
import dev.cairn.project.token.domain.Token;
import dev.cairn.project.token.domain.TokenScope;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "viewer, read",
        "viewer responder, read alerts:write events:write",
        "viewer responder editor, read alerts:write events:write evidence:write projects:write",
        "viewer responder editor admin, read alerts:write events:write evidence:write projects:write admin"
    })
    void aRoleCoversScopes(String roles, String words) {
        assertThat(TokenScope.coveredBy(Set.of(roles.split(" "))).stream().map(TokenScope::word))
                .containsExactlyInAnyOrder(words.split(" "));
    }

    @Test
    void nobodyGivesWhatTheyDoNotHave() {
        var own = EnumSet.of(TokenScope.READ, TokenScope.ADMIN);

        assertThatCode(() -> IssueRules.check(own, EnumSet.of(TokenScope.READ), 99, 100))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> IssueRules.check(own, EnumSet.of(TokenScope.EVIDENCE_WRITE), 0, 100))
                .hasMessageContaining("evidence:write");
        assertThatThrownBy(() -> IssueRules.check(own, EnumSet.of(TokenScope.READ), 100, 100))
                .hasMessageContaining("100");
    }

    @Test
    void wrongWordsAreNamed() {
        assertThat(IssueRules.scopes("CI", List.of("read", "read"))).containsExactly(TokenScope.READ);
        assertThatThrownBy(() -> IssueRules.scopes("", List.of("read", "write")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Refused.Fault::pointer)
                                .containsExactly("/name", "/scopes/1"));
    }

    @Test
    void aTokenLivesUntilItExpiresOrIsRevoked() {
        var token = new Token(
                new UUID(0, 1),
                "CI",
                "cairn_",
                "",
                Set.of(TokenScope.READ),
                NOW.plusSeconds(1),
                NOW,
                "ana",
                null,
                null,
                1);

        assertThat(token.isLive(NOW)).isTrue();
        assertThat(token.isLive(NOW.plusSeconds(1))).isFalse();
        assertThat(token.revoked(NOW).isLive(NOW)).isFalse();
        assertThat(token.revoked(NOW).version()).isEqualTo(2);
        var revoked = token.revoked(NOW);
        assertThat(revoked.revoked(NOW.plusSeconds(1))).isSameAs(revoked);
    }

    @Test
    void theWordsAreThoseOfTheKit() {
        var ofKit = Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.PEOPLE_ONLY)
                .map(Scope::word)
                .toList();

        assertThat(Arrays.stream(TokenScope.values()).map(TokenScope::word)).containsExactlyInAnyOrderElementsOf(ofKit);
    }
}
