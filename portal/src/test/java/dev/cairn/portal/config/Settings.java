package dev.cairn.portal.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings for tests that need no running portal. */
public final class Settings {

    private static final Map<String, String> SOUND = Map.of(
            "cairn.portal.environment", "production",
            "cairn.portal.public-url", "https://cairn.example",
            "cairn.portal.secret", "0123456789abcdef0123456789abcdef",
            "cairn.portal.oidc.issuer", "https://id.example/realms/cairn",
            "cairn.portal.oidc.client-id", "cairn-portal",
            "cairn.portal.services.project", "http://a",
            "cairn.portal.services.assessment", "http://b",
            "cairn.portal.services.notification", "http://c");

    private Settings() {}

    /** Sound ones but for this one. */
    public static PortalConfig with(String name, String value) {
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

    public static Origin origin(PortalConfig config) {
        return new Origin(config);
    }
}
