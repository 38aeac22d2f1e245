package dev.cairn.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedRouteTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/badges/0f9secret.svg, /api/v1/badges/…",
        "/api/v1/badges, /api/v1/badges",
        "/public/0f9secret, /…",
        "/api/v1/, /…",
        "/api/v1/0F9SECRET, /…",
        "/, /…"
    })
    void aPathWithoutAnEndpointIsMasked(String path, String logged) {
        assertThat(LoggedRoute.of(path)).isEqualTo(logged);
    }
}
