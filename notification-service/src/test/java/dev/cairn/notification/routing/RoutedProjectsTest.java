package dev.cairn.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import dev.cairn.notification.matching.domain.Operator;
import dev.cairn.notification.routing.domain.Rule;
import dev.cairn.notification.routing.domain.Rules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** To which policies the alerts of projects go. */
class RoutedProjectsTest {

    private static final UUID SHOP = new UUID(0, 1);
    private static final UUID BLOG = new UUID(0, 2);
    private static final UUID NIGHTS = new UUID(0, 11);
    private static final UUID DAYS = new UUID(0, 12);
    private static final List<@Nullable Object[]> PROJECTS =
            List.of(new Object[] {SHOP, "shop"}, new Object[] {BLOG, "blog"});

    private static Rule rule(@Nullable UUID policy, String name, String value) {
        var matcher = new Matcher(name, Operator.EQUAL, value, value::equals);
        return new Rule(UUID.randomUUID(), name, List.of(matcher), policy, null, List.of());
    }

    private static Facts alert(String project, String integration) {
        return new Facts(
                Map.of("project", project, "integration", integration, "severity", "critical", "urgency", "high"),
                Map.of());
    }

    @Test
    void aProjectWithoutAlertsIsTakenByItsNameAlone() {
        var rules = new Rules(List.of(rule(NIGHTS, "project", "shop")), DAYS);

        assertThat(RoutedProjects.policies(rules, PROJECTS, Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(SHOP, Set.of(NIGHTS), BLOG, Set.of(DAYS)));
    }

    @Test
    void aProjectWithAlertsIsTakenByThem() {
        var rules = new Rules(
                List.of(rule(NIGHTS, "integration", "prometheus"), rule(null, "integration", "events")), DAYS);
        var alerts = Map.of(
                SHOP, List.of(alert("shop", "prometheus"), alert("shop", "grafana")),
                BLOG, List.of(alert("blog", "events")));

        assertThat(RoutedProjects.policies(rules, PROJECTS, alerts))
                .as("the blog's page nobody")
                .containsExactlyEntriesOf(Map.of(SHOP, Set.of(NIGHTS, DAYS)));
    }

    @Test
    void whereNobodyIsPagedThereIsNoPolicy() {
        assertThat(RoutedProjects.policies(new Rules(List.of(), null), PROJECTS, Map.of()))
                .isEmpty();
    }
}
