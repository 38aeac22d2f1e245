package dev.cairn.assessment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    /** Pairs of RFC 8032, section 7.1. */
    @ParameterizedTest
    @CsvSource({
        "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    })
    void thePublicKeyFollowsFromTheBytes(String secret, String published) {
        byte[] encoded = SigningKey.of(secret).published().getEncoded();

        assertThat(HexFormat.of().formatHex(encoded)).endsWith(published);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "not base 64 %%%", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2AAAA"})
    void whatIsNoKeyIsRefusedWithoutBeingRepeated(String secret) {
        assertThatThrownBy(() -> SigningKey.of(secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cairn.report.signing-key")
                .satisfies(refused -> {
                    if (!secret.isEmpty()) {
                        assertThat(refused.getMessage()).doesNotContain(secret);
                        assertThat(refused.getCause()).isNull();
                    }
                });
    }

    @Test
    void itIsNotShownByAccident() {
        assertThat(SigningKey.of("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").toString())
                .doesNotContain("nWGxne");
    }
}
