package dev.cairn.kit.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:18024/cairn", "http://localhost/cairn", "https://[::1]:8443/cairn"})
    void aProviderOnThisMachineIsForTheLocalStackOnly(String issuer) {
        assertThatThrownBy(() -> new IssuerCheck(URI.create(issuer), "production").check(new StartupEvent()))
                .hasMessageContaining("CAIRN_OIDC_ISSUER");
        assertThatCode(() -> new IssuerCheck(URI.create(issuer), "local").check(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @Test
    void anyOtherProviderWillDo() {
        assertThatCode(() -> new IssuerCheck(URI.create("https://id.example.com/realms/cairn"), "production")
                        .check(new StartupEvent()))
                .doesNotThrowAnyException();
    }
}
