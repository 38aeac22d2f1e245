package dev.cairn.assessment.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PushProofTest {

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    /** The pair that GitHub's documentation gives to test against. */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void theExampleOfGithubIsProved() {
        assertThat(new PushProof(SECRET).signs(SIGNATURE, BODY)).isTrue();
    }

    @Test
    void nothingElseIs() {
        var proof = new PushProof(SECRET);

        assertThat(proof.signs(null, BODY)).isFalse();
        assertThat(proof.signs("", BODY)).isFalse();
        assertThat(proof.signs("sha1=757107ea", BODY)).isFalse();
        assertThat(proof.signs(SIGNATURE.substring(0, 70), BODY)).isFalse();
        assertThat(proof.signs(SIGNATURE, "Hello, World?".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(new PushProof("Another").signs(SIGNATURE, BODY)).isFalse();
        assertThat(proof.is(SECRET)).isTrue();
        assertThat(proof.is(null)).isFalse();
        assertThat(proof.is("")).isFalse();
        assertThat(proof.is(SECRET + " ")).isFalse();
        assertThat(proof.toString()).doesNotContain(SECRET);
    }
}
