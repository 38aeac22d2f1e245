package dev.cairn.notification.digest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.digest.domain.Summary.Open;
import dev.cairn.notification.digest.domain.Summary.Shift;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Instant NOW = Instant.parse("2026-11-27T07:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-11-26T07:00:00Z");

    @Test
    void itSaysAllOfItInTheReadersTime() {
        var summary = new Summary(
                BEFORE,
                NOW,
                List.of(new Open("Disk is full", "critical", "open", Instant.parse("2026-11-27T03:00:00Z"))),
                3,
                4,
                2,
                1,
                List.of("Primary: Ana"),
                List.of(new Shift(
                        "Primary", Instant.parse("2026-11-30T08:00:00Z"), Instant.parse("2026-12-01T08:00:00Z"))));

        assertThat(summary.subject("Acme")).isEqualTo("Cairn digest of Acme: 3 alerts are open");
        assertThat(summary.text(ZoneId.of("Europe/Berlin"))).isEqualTo("""
                Since Thu 26 Nov 08:00 (Europe/Berlin)
                4 alerts were raised, 2 taken on, 1 resolved.

                Open now:
                - Disk is full (critical, open, since Fri 27 Nov 04:00)
                - and 2 more

                On call now:
                - Primary: Ana

                You are on call:
                - Primary: from Mon 30 Nov 09:00 to Tue 1 Dec 09:00""");
        assertThat(summary.isEmpty()).isFalse();
    }

    @Test
    void whoIsOnCallIsNoReasonForALetter() {
        var quiet = new Summary(BEFORE, NOW, List.of(), 0, 0, 0, 0, List.of("Primary: Ana"), List.of());

        assertThat(quiet.isEmpty()).isTrue();
        assertThat(quiet.subject("Acme")).isEqualTo("Cairn digest of Acme: no alert is open");
        assertThat(quiet.text(ZoneId.of("UTC")))
                .contains("No alert is open.")
                .contains("You are not on call in the coming 7 days.");
    }
}
