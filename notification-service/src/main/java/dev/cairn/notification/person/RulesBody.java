package dev.cairn.notification.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.person.domain.Rule;
import dev.cairn.notification.person.domain.Rules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Notification rules as a person writes them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NotificationRules", examples = """
        {"high": [{"delayMinutes": 0, "contactMethod": "01990b20-0000-7000-8000-000000000001"}], "low": []}""")
record RulesBody(
        @Schema(required = true, maxItems = Rules.MOST, description = "For what wakes people; none for all at once")
        @Nullable
        List<@Nullable Entry> high,

        @Schema(required = true, maxItems = Rules.MOST, description = "For what can wait; none for all at once")
        @Nullable
        List<@Nullable Entry> low,

        @Schema(
                maxLength = 100,
                description = "IANA name of where your night is, such as Europe/Berlin. When absent it is where the"
                        + " schedule says that you live, by which you are on call")
        @Nullable
        String timeZone) {

    /** One rule. */
    @Schema(name = "NotificationRule")
    record Entry(
            @Schema(required = true, minimum = "0", maximum = "9000") @Nullable
            Integer delayMinutes,

            @Schema(required = true, description = "Id of one of your contact methods") @Nullable
            UUID contactMethod) {}

    static RulesBody of(RuleBook.Kept kept) {
        return new RulesBody(entries(kept.rules().high()), entries(kept.rules().low()), kept.timeZone());
    }

    private static List<@Nullable Entry> entries(List<Rule> rules) {
        var entries = new ArrayList<@Nullable Entry>();
        rules.forEach(rule -> entries.add(new Entry(rule.delayMinutes(), rule.contactMethod())));
        return entries;
    }

    /**
     * The rules that are meant.
     *
     * @param own ids of the person's methods
     * @throws Problem for what is missing, too much, or somebody else's
     */
    Rules read(List<UUID> own) {
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Problem.invalid("/timeZone", "must be a time zone such as Europe/Berlin");
        }
        return new Rules(read("/high", high, own), read("/low", low, own));
    }

    private static List<Rule> read(String pointer, @Nullable List<@Nullable Entry> entries, List<UUID> own) {
        if (entries == null) {
            throw Problem.invalid(pointer, "is required");
        }
        if (entries.size() > Rules.MOST) {
            throw Problem.invalid(pointer, "must hold at most " + Rules.MOST);
        }
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < entries.size(); i++) {
            rules.add(read(pointer + "/" + i, entries.get(i), own));
        }
        return rules;
    }

    private static Rule read(String pointer, @Nullable Entry entry, List<UUID> own) {
        Integer delay = entry == null ? null : entry.delayMinutes();
        UUID method = entry == null ? null : entry.contactMethod();
        if (delay == null || delay < 0 || delay > Rules.LONGEST_DELAY) {
            throw Problem.invalid(pointer + "/delayMinutes", "must be a number from 0 to " + Rules.LONGEST_DELAY);
        }
        if (method == null || !own.contains(method)) {
            throw Problem.invalid(pointer + "/contactMethod", "is none of your contact methods");
        }
        return new Rule(delay, method);
    }
}
