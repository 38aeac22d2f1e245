package dev.cairn.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final String OLD = "an old secret of enough characters";
    private static final String NEW = "a new secret of enough characters, too";
    private static final byte[] PLAIN = "token".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatWasSealedOpensForItsPurposeOnly() {
        var sealer = new Sealer(NEW, Optional.empty());
        byte[] sealed = sealer.seal(PLAIN, "a");

        assertThat(sealer.open(sealed, "a")).isEqualTo(PLAIN);
        assertThat(sealer.open(sealed, "b")).isNull();
        sealed[sealed.length - 1] ^= 1;
        assertThat(sealer.open(sealed, "a")).isNull();
        assertThat(sealer.open(new byte[3], "a")).isNull();
    }

    @Test
    void whileTheSecretIsChangedWhatWasSealedBeforeOpensToo() {
        var before = new Sealer(OLD, Optional.empty());
        byte[] sealed = before.seal(PLAIN, "a");
        var meanwhile = new Sealer(NEW, Optional.of(OLD));

        assertThat(meanwhile.open(sealed, "a")).isEqualTo(PLAIN);
        assertThat(before.open(meanwhile.seal(PLAIN, "a"), "a")).isNull();
        assertThat(new Sealer(NEW, Optional.empty()).open(sealed, "a")).isNull();
        assertThat(meanwhile.keyId()).isNotEqualTo(before.keyId()).hasSize(16);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new Sealer("short", Optional.empty())).hasMessageContaining("cairn.secret");
        assertThatThrownBy(() -> new Sealer(NEW, Optional.of("short"))).hasMessageContaining("cairn.secret-previous");
    }
}
