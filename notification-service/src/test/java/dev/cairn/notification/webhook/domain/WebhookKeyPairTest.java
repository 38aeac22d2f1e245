package dev.cairn.notification.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WebhookKeyPairTest {

    /** Test 2 of RFC 8032, section 7.1. */
    private static final WebhookKeyPair OF_THE_RFC = new WebhookKeyPair(HexFormat.of()
            .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
                    + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));

    @Test
    void itSignsAsTheStandardHasIt() {
        assertThat(HexFormat.of().formatHex(OF_THE_RFC.sign(new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void onlyThePublicKeyIsShown() {
        byte[] key = Base64.getDecoder().decode(OF_THE_RFC.shown().substring("whpk_".length()));

        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(OF_THE_RFC).hasToString(OF_THE_RFC.shown());
    }

    @Test
    void aNewOneIsKeptAndReadBack() {
        var made = WebhookKeyPair.make(new SecureRandom());
        var again = new WebhookKeyPair(made.bytes());
        byte[] text = "msg_1.1795377000.{}".getBytes(StandardCharsets.UTF_8);

        assertThat(again.shown()).isEqualTo(made.shown()).isNotEqualTo(OF_THE_RFC.shown());
        assertThat(again.sign(text)).hasSize(64).isEqualTo(made.sign(text));
    }

    @Test
    void halfAPairIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookKeyPair(new byte[32]));
    }
}
