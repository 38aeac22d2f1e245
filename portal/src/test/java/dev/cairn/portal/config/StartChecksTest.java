package dev.cairn.portal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class StartChecksTest {

    @Test
    void soundSettingsPass() {
        assertThatCode(() -> check("cairn.portal.environment", "production")).doesNotThrowAnyException();
        assertThat(Settings.origin(Settings.with("cairn.portal.environment", "production"))
                        .secure())
                .isTrue();
    }

    @Test
    void unsafeSettingsAreRefusedByName() {
        assertThatThrownBy(() -> check("cairn.portal.secret", "short")).hasMessageContaining("CAIRN_SECRET");
        assertThatThrownBy(() -> check("cairn.portal.public-url", "https://x/path"))
                .hasMessageContaining("CAIRN_PUBLIC_URL");
        assertThatThrownBy(() -> check("cairn.portal.public-url", "cairn.example"))
                .hasMessageContaining("CAIRN_PUBLIC_URL");
        for (String host : new String[] {"127.0.0.1", "localhost", "[::1]"}) {
            assertThatThrownBy(() -> check("cairn.portal.oidc.issuer", "http://" + host + ":18024/cairn"))
                    .hasMessageContaining("CAIRN_OIDC_ISSUER");
        }
    }

    private static void check(String name, String value) {
        new StartChecks(Settings.with(name, value)).check(new StartupEvent());
    }
}
