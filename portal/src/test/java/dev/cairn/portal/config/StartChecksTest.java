package dev.cairn.portal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartChecksTest {

    private static final Map<String, String> SOUND = Map.of(
            "cairn.portal.environment", "production",
            "cairn.portal.public-url", "https://cairn.example",
            "cairn.portal.secret", "0123456789abcdef0123456789abcdef",
            "cairn.portal.oidc.issuer", "https://id.example/realms/cairn",
            "cairn.portal.oidc.client-id", "cairn-portal",
            "cairn.portal.services.project", "http://a",
            "cairn.portal.services.assessment", "http://b",
            "cairn.portal.services.notification", "http://c");

    @Test
    void soundSettingsPass() {
        assertThatCode(() -> check("cairn.portal.environment", "production")).doesNotThrowAnyException();
        assertThat(new Origin(config("cairn.portal.environment", "production")).secure())
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
        new StartChecks(config(name, value)).check(new StartupEvent());
    }

    private static PortalConfig config(String name, String value) {
        var values = new HashMap<>(SOUND);
        values.put(name, value);
        return new SmallRyeConfigBuilder()
                .withMapping(PortalConfig.class)
                .withDefaultValues(values)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .build()
                .getConfigMapping(PortalConfig.class);
    }
}
