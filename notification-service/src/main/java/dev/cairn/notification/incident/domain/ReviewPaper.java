package dev.cairn.notification.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The review of an incident, as a page that can be kept elsewhere.
 *
 * @param sections by their headings, in order; an empty one was not written yet
 * @param timeline oldest first
 */
public record ReviewPaper(
        String title,
        String severity,
        String state,
        String summary,
        Instant declaredAt,
        @Nullable Instant resolvedAt,
        Map<String, String> roles,
        Map<String, String> sections,
        List<Moment> timeline,
        List<Action> actions) {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~!]");
    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    /** One thing that happened. */
    public record Moment(Instant at, String who, String text) {}

    /** Something to be done so that it does not happen again. */
    public record Action(
            String title, @Nullable String owner, @Nullable LocalDate due, boolean done) {}

    /** The page as Markdown. Sections are written as they are, since people may use Markdown in them; single lines are escaped. */
    public String markdown() {
        var text = new StringBuilder("# ").append(line(title)).append("\n\n");
        text.append("- Severity: ").append(severity).append('\n');
        text.append("- State: ").append(state).append('\n');
        text.append("- Declared: ").append(declaredAt).append('\n');
        if (resolvedAt != null) {
            text.append("- Resolved: ").append(resolvedAt).append('\n');
            text.append("- Time to resolve: ")
                    .append(spoken(Duration.between(declaredAt, resolvedAt)))
                    .append('\n');
        }
        roles.forEach((role, name) ->
                text.append("- ").append(role).append(": ").append(line(name)).append('\n'));
        if (!summary.isEmpty()) {
            text.append('\n').append(summary).append('\n');
        }
        sections.forEach((heading, body) -> text.append("\n## ")
                .append(heading)
                .append("\n\n")
                .append(body.isEmpty() ? "_Not written yet._" : body)
                .append('\n'));
        writeActions(text);
        writeTimeline(text);
        return text.toString();
    }

    private void writeActions(StringBuilder text) {
        text.append("\n## Actions\n\n");
        if (actions.isEmpty()) {
            text.append("_None._\n");
        }
        for (Action action : actions) {
            text.append(action.done() ? "- [x] " : "- [ ] ").append(line(action.title()));
            if (action.owner() != null) {
                text.append(" (")
                        .append(line(Objects.requireNonNull(action.owner())))
                        .append(')');
            }
            if (action.due() != null) {
                text.append(", due ").append(action.due());
            }
            text.append('\n');
        }
    }

    private void writeTimeline(StringBuilder text) {
        text.append("\n## Timeline\n\n");
        for (Moment moment : timeline) {
            text.append("- ")
                    .append(moment.at())
                    .append(' ')
                    .append(line(moment.who()))
                    .append(": ")
                    .append(line(moment.text()))
                    .append('\n');
        }
    }

    /** A text as one line in which nothing is a mark. */
    private static String line(String text) {
        return SPECIAL.matcher(LINES.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
    }

    private static String spoken(Duration time) {
        return time.toHours() > 0
                ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
                : "%d min".formatted(time.toMinutes());
    }
}
