package dev.cairn.project.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.common.domain.Refused;
import dev.cairn.project.common.domain.Refused.Reason;
import dev.cairn.project.project.domain.Hypothesis;
import dev.cairn.project.project.domain.Project;
import dev.cairn.project.project.domain.ProjectDetails;
import dev.cairn.project.project.domain.WebAddress;
import dev.cairn.project.roadmap.domain.Phases;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final ProjectDetails DETAILS = new ProjectDetails(
            "Shop",
            LocalDate.parse("2026-01-01"),
            Map.of("app", "https://shop.example.com/"),
            List.of("web"),
            "POST /orders");
    private static final Project SHOP = Project.create(new UUID(0, 1), "shop", DETAILS, null, Phases.DEFAULT, NOW);

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        var patch = new HashMap<String, Object>();
        patch.put("name", "Web shop");
        var urls = new HashMap<String, Object>();
        urls.put("app", null);
        urls.put("docs", "https://docs.example.com/");
        patch.put("urls", urls);

        Project next = SHOP.patched(patch, LATER);

        assertThat(next.details())
                .isEqualTo(new ProjectDetails(
                        "Web shop",
                        DETAILS.startDate(),
                        Map.of("docs", "https://docs.example.com/"),
                        List.of("web"),
                        "POST /orders"));
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.updatedAt()).isEqualTo(LATER);
        assertThat(next.createdAt()).isEqualTo(NOW);
    }

    @Test
    void nullRemovesWhatMayBeMissing() {
        var patch = new HashMap<String, Object>();
        patch.put("urls", null);
        patch.put("tags", null);

        ProjectDetails next = SHOP.patched(patch, LATER).details();

        assertThat(next.urls()).isEmpty();
        assertThat(next.tags()).isEmpty();
    }

    @Test
    void aPatchThatChangesNothingMakesNoVersion() {
        assertThat(SHOP.patched(Map.of(), LATER)).isSameAs(SHOP);
        assertThat(SHOP.patched(Map.of("name", "Shop", "tags", List.of("web")), LATER))
                .isSameAs(SHOP);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var patch = new HashMap<String, Object>();
        patch.put("name", null);
        patch.put("startDate", "yesterday");
        patch.put("urls", Map.of("app", 1, "blog", "https://example.com/"));
        patch.put("tags", List.of("ok", "ok", "Not ok"));
        patch.put("phase", "scale");

        assertThatThrownBy(() -> SHOP.patched(patch, LATER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Refused.Fault::pointer)
                                .containsExactlyInAnyOrder(
                                        "/name",
                                        "/startDate",
                                        "/urls/app",
                                        "/urls/blog",
                                        "/tags/1",
                                        "/tags/2",
                                        "/phase"));
    }

    @ParameterizedTest
    @CsvSource({"1989-12-31, false", "1990-01-01, true", "2027-11-22, true", "2027-11-23, false"})
    void theStartDateHasBounds(String day, boolean good) {
        Throwable refusal = catchThrowable(() -> SHOP.patched(Map.of("startDate", day), NOW));
        assertThat(refusal == null).isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b", "0", "a1", "a--b"})
    void theseAreSlugs(String text) {
        assertThat(Bounds.isSlug(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "A", "a_b", "a b", "ä", "a\n", "a\u0000", "a/b", ".."})
    void theseAreNone(String text) {
        assertThat(Bounds.isSlug(text)).isFalse();
        assertThat(Bounds.isSlug("x".repeat(64))).isFalse();
        assertThat(Bounds.isSlug("x".repeat(63))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com", "http://example.com:8080/a?b=c#d", "HTTPS://EXAMPLE.com/", "http://[::1]/"
            })
    void theseAreAddresses(String text) {
        assertThat(WebAddress.fault(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com",
                "javascript:alert(1)",
                "https://",
                "https:///a",
                "https:a",
                "https://a b",
                "https://me@example.com",
                "https://me:secret@example.com/",
                "https://example.com:99999/",
                "https://example.com/\n",
                "//example.com"
            })
    void theseAreNoAddresses(String text) {
        assertThat(WebAddress.fault(text)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1,        at-least, ,      2026-01-01, ,           ",
        "-0.5,     at-most,  0,     2026-01-01, 2026-01-01, ",
        "999999999999, at-most, ,   2026-01-01, ,           ",
        "1e12,     at-least, ,      2026-01-01, ,           /target",
        "1e999999999, at-least, ,   2026-01-01, ,           /target",
        "1e-999999999, at-least, ,  2026-01-01, ,           /target",
        "0.0000001, at-least, ,     2026-01-01, ,           /target",
        "1,        around,   ,      2026-01-01, ,           /direction",
        "1,        at-least, 1,     2026-01-01, ,           /observedOn",
        "1,        at-least, ,      2026-01-01, 2026-01-01, /observed",
        "1,        at-least, 1,     2026-01-02, 2026-01-01, /observedOn",
        "1,        at-least, 1,     2026-01-01, 2026-11-24, /observedOn",
        "1,        at-least, ,      2026-11-23, ,           ",
        "1,        at-least, ,      2026-11-24, ,           /statedOn",
        "1,        at-least, 1e20,  2026-01-01, 2026-01-01, /observed"
    })
    void hypothesesHaveRules(
            BigDecimal target,
            String direction,
            BigDecimal observed,
            LocalDate on,
            LocalDate observedOn,
            String fault) {
        var hypothesis = new Hypothesis("They come back", "teams", target, direction, observed, on, observedOn);

        Throwable refusal = catchThrowable(() -> SHOP.stating(hypothesis, NOW));

        if (fault == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.faults())
                                    .extracting(Refused.Fault::pointer)
                                    .containsExactly(fault));
        }
    }

    @Test
    void equalNumbersMakeEqualHypotheses() {
        Project stated = SHOP.stating(hypothesis("100"), NOW);

        assertThat(stated.version()).isEqualTo(2);
        assertThat(stated.stating(hypothesis("1.00e2"), LATER)).isSameAs(stated);
        assertThat(stated.withdrawing(LATER).hypothesis()).isNull();
        assertThatThrownBy(() -> SHOP.withdrawing(NOW)).isInstanceOf(Refused.class);
    }

    private static Hypothesis hypothesis(String target) {
        return new Hypothesis("s", "m", new BigDecimal(target), "at-least", null, LocalDate.parse("2026-01-01"), null);
    }

    @Test
    void aProjectEntersAnyOtherPhase() {
        Project scaled = SHOP.entering("scale", Phases.DEFAULT, LATER);

        assertThat(scaled.phase()).isEqualTo("scale");
        assertThat(scaled.entering("mvp", Phases.DEFAULT, LATER).version()).isEqualTo(3);
        assertThatThrownBy(() -> scaled.entering("scale", Phases.DEFAULT, LATER))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.PHASE_UNCHANGED));
    }

    @Test
    void thePhasesAreThoseOfTheRoadmapThatItFollows() {
        var own = new Phases(List.of("build", "run"));

        assertThat(Project.create(new UUID(0, 1), "shop", DETAILS, null, own, NOW)
                        .phase())
                .isEqualTo("build");
        assertThat(SHOP.entering("run", own, LATER).phase()).isEqualTo("run");
        assertThatThrownBy(() -> SHOP.entering("mvp", own, LATER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .containsExactly(new Refused.Fault("/to", "must be one of build, run")));
        assertThatThrownBy(() -> Project.create(new UUID(0, 1), "shop", DETAILS, "scale", own, NOW))
                .isInstanceOf(Refused.class);
    }
}
