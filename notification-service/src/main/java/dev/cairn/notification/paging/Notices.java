package dev.cairn.notification.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.channel.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says in words what a page is about. */
@ApplicationScoped
class Notices {

    static final String TYPE = "page.sent";
    private static final int LONGEST_SPOKEN = 120;

    /** For webhooks; what many alerts say at length would make a message too long, so only one that goes alone has its detail. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record AlertTold(
            UUID id,
            String title,
            @Nullable String detail,
            String severity,
            String urgency,
            String state,
            Instant firstAt,
            @Nullable Boolean drill) {}

    private record About(
            AlertTold alert, UUID page, String person, String why, int round, int step, String acknowledge) {}

    private record Data(String organisation, List<About> pages) {}

    private final AckLinks links;

    Notices(AckLinks links) {
        this.links = links;
    }

    /**
     * The message.
     *
     * @param slug of the organisation
     * @param together what goes with it
     * @param alerts of all of them
     */
    Notice write(UUID organisation, String slug, Message lead, List<Message> together, Map<UUID, AlertView> alerts) {
        var all = new ArrayList<Message>();
        all.add(lead);
        all.addAll(together);
        var data = new Data(
                slug,
                all.stream()
                        .map(message -> about(organisation, message, alert(message, alerts), together.isEmpty()))
                        .toList());
        return together.isEmpty()
                ? single(lead, alert(lead, alerts), data)
                : many(organisation, slug, all, alerts, data);
    }

    private Notice single(Message message, AlertView alert, Data data) {
        String title = alert.title();
        return new Notice(
                message.messageId(),
                "Cairn: " + title,
                text(message, alert),
                data.pages().get(0).acknowledge(),
                alert.isDrill()
                        ? "Cairn: " + cut(title) + ". This is a drill."
                        : "Cairn alert: " + cut(title) + ". " + alert.severity() + ".",
                TYPE,
                data);
    }

    private static String text(Message message, AlertView alert) {
        var text = new StringBuilder(alert.title()).append('\n');
        if (!alert.detail().isBlank() && !alert.detail().equals(alert.title())) {
            text.append('\n').append(alert.detail()).append('\n');
        }
        text.append("\nSeverity: ").append(alert.isDrill() ? "none, this is a drill" : alert.severity());
        append(text, "Project", alert.project() == null ? null : alert.project().name());
        append(text, "Service", alert.service());
        append(text, "Source", alert.source());
        append(text, "Since", alert.firstAt().truncatedTo(ChronoUnit.SECONDS).toString());
        append(text, "You are paged because", message.why());
        return text.append("\n\nTo acknowledge, open this link and press the button:")
                .toString();
    }

    private static void append(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append('\n').append(name).append(": ").append(value);
        }
    }

    private Notice many(UUID organisation, String slug, List<Message> all, Map<UUID, AlertView> alerts, Data data) {
        var text = new StringBuilder("%d alerts want your attention.%n".formatted(all.size()));
        for (Message message : all) {
            AlertView alert = alert(message, alerts);
            text.append("\n%s (%s)%nTo acknowledge: %s%n"
                    .formatted(
                            alert.title(),
                            alert.isDrill() ? "drill" : alert.severity(),
                            links.of(organisation, message.page())));
        }
        text.append("\nAll alerts: ");
        Message lead = all.get(0);
        String first = alert(lead, alerts).title();
        return new Notice(
                lead.messageId(),
                "Cairn: %d alerts, the first: %s".formatted(all.size(), first),
                text.toString(),
                links.publicUrl() + "/o/" + slug + "/alerts",
                "Cairn: %d alerts. The first: %s.".formatted(all.size(), cut(first)),
                TYPE,
                data);
    }

    private About about(UUID organisation, Message message, AlertView alert, boolean alone) {
        var told = new AlertTold(
                alert.id(),
                alert.title(),
                alone ? alert.detail() : null,
                alert.severity(),
                alert.urgency(),
                alert.state(),
                alert.firstAt(),
                alert.drill());
        return new About(
                told,
                message.page(),
                message.person(),
                message.why(),
                message.round(),
                message.step(),
                links.of(organisation, message.page()));
    }

    private static AlertView alert(Message message, Map<UUID, AlertView> alerts) {
        return Objects.requireNonNull(alerts.get(message.alert()));
    }

    private static String cut(String title) {
        return title.length() > LONGEST_SPOKEN ? title.substring(0, LONGEST_SPOKEN) + "…" : title;
    }
}
