package dev.cairn.notification.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.routing.domain.Rule;
import dev.cairn.notification.routing.domain.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert goes, and why.
 *
 * @param rule the rule that decides; absent where none matches
 * @param policy id of the escalation policy; absent where nobody is paged
 * @param urgency what the rule sets instead of the alert's own
 * @param group facts that make its group
 * @param considered every rule up to the one that decides, with each matcher
 * @param holds everything that holds it, what counts first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RoutingPreview", examples = """
        {"rule": "01990b21-0000-7000-8000-0000000000e1", "group": {"service": "shop"}, "considered": [
        {"id": "01990b21-0000-7000-8000-0000000000e1", "name": "The shop", "matched": true, "matchers": [
        {"name": "service", "operator": "=", "value": "shop", "fact": "shop", "matches": true}]}],
        "holds": [{"kind": "silence", "by": "01990b21-0000-7000-8000-0000000000c1",
        "reason": "Silenced by Ana: The deploy runs", "until": "2026-04-12T11:30:00Z"}]}""")
record PreviewView(
        @Nullable UUID rule,
        @Nullable UUID policy,
        @Nullable String urgency,
        Map<String, String> group,
        List<Considered> considered,
        List<AlertView.Held> holds) {

    /** One rule, held against the alert. */
    @Schema(name = "ConsideredRule")
    record Considered(UUID id, String name, boolean matched, List<Compared> matchers) {}

    /** One matcher, with what the alert has. */
    @Schema(name = "ComparedMatcher")
    record Compared(String name, String operator, String value, String fact, boolean matches) {}

    static PreviewView of(Decided decided, List<Rules.Considered> considered) {
        Rule rule = decided.rule();
        var holds = new ArrayList<AlertView.Held>();
        decided.holds()
                .forEach(one -> holds.add(new AlertView.Held(one.kind().word(), one.by(), one.reason(), one.until())));
        return new PreviewView(
                rule == null ? null : rule.id(),
                decided.policy(),
                rule == null || rule.urgency() == null ? null : rule.urgency().word(),
                decided.group(),
                considered.stream().map(PreviewView::considered).toList(),
                holds);
    }

    private static Considered considered(Rules.Considered one) {
        return new Considered(
                one.rule().id(),
                one.rule().name(),
                one.matched(),
                one.matchers().stream()
                        .map(held -> new Compared(
                                held.matcher().name(),
                                held.matcher().operator().sign(),
                                held.matcher().value(),
                                held.fact(),
                                held.matches()))
                        .toList());
    }
}
