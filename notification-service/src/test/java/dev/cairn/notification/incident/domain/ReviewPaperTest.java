package dev.cairn.notification.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewPaperTest {

    private static final Instant NINE = Instant.parse("2026-04-12T09:00:00Z");

    @Test
    void hasEverythingThatWasLearned() {
        var paper = new ReviewPaper(
                "Checkout *fails*",
                "critical",
                "resolved",
                "A third of the orders.",
                NINE,
                NINE.plusSeconds(5400),
                Map.of("Lead", "Ana"),
                new TreeMap<>(Map.of("Causes", "A **migration**.\n\n- untested", "Impact", "")),
                List.of(new ReviewPaper.Moment(NINE, "Ana", "note: rolled\nback")),
                List.of(
                        new ReviewPaper.Action("Test it", "Ben", LocalDate.parse("2026-05-01"), false),
                        new ReviewPaper.Action("Say it", null, null, true)));

        assertThat(paper.markdown()).isEqualTo("""
                # Checkout \\*fails\\*

                - Severity: critical
                - State: resolved
                - Declared: 2026-04-12T09:00:00Z
                - Resolved: 2026-04-12T10:30:00Z
                - Time to resolve: 1 h 30 min
                - Lead: Ana

                A third of the orders.

                ## Causes

                A **migration**.

                - untested

                ## Impact

                _Not written yet._

                ## Actions

                - [ ] Test it (Ben), due 2026-05-01
                - [x] Say it

                ## Timeline

                - 2026-04-12T09:00:00Z Ana: note: rolled back
                """);
    }

    @Test
    void aTitleCannotMakeLinksOrHeadings() {
        var paper = new ReviewPaper(
                "# [x](javascript:alert(1)) <b>",
                "info",
                "investigating",
                "",
                NINE,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                List.of());

        assertThat(paper.markdown())
                .startsWith("# \\# \\[x\\](javascript:alert(1)) \\<b\\>\n")
                .contains("_None._");
    }
}
