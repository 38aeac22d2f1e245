package dev.cairn.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Tokens OLD = new Tokens("access", Instant.EPOCH, "refresh", "id");
    private static final Instant LATER = Instant.EPOCH.plusSeconds(300);

    @Test
    void whatTheProviderDoesNotSendAnewStays() {
        assertThat(new Tokens("newer", LATER, null, null).over(OLD))
                .isEqualTo(new Tokens("newer", LATER, "refresh", "id"));
    }

    @Test
    void whatItSendsReplacesTheOld() {
        Tokens newer = new Tokens("newer", LATER, "newer refresh", "newer id");

        assertThat(newer.over(OLD)).isEqualTo(newer);
    }

    @Test
    void textTellsNoToken() {
        assertThat(OLD.toString()).doesNotContain("access", "refresh", "id");
    }
}
