package dev.cairn.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A window of planned work, in which nobody is paged for some alerts. That it opens and closes is no event.
 *
 * @param matchers all of which an alert has to meet
 * @param timeZone IANA name of the zone whose calendar it follows
 * @param start local date and time at which the first opens
 * @param end local date and time at which the first closes
 * @param repeat once, daily, weekly or monthly
 * @param every so many days, weeks or months
 * @param weekdays of a weekly one, on which it opens
 * @param lastDate the last on which it may open; null for no such date
 * @param endedBy who ended it for good; null while nobody did
 */
public record MaintenanceState(
        UUID id,
        UUID organisationId,
        String name,
        List<MatcherState> matchers,
        String timeZone,
        String start,
        String end,
        String repeat,
        int every,
        List<String> weekdays,
        @Nullable String lastDate,
        String createdBy,
        @Nullable String endedBy,
        long version)
        implements EventData {

    private static final int MOST_WEEKDAYS = 7;

    public MaintenanceState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.name("name", name);
        matchers = Require.list("matchers", matchers, SilenceState.MOST_MATCHERS);
        Require.name("timeZone", timeZone);
        Require.name("start", start);
        Require.name("end", end);
        Require.name("repeat", repeat);
        if (every < 1) {
            throw new IllegalArgumentException("every is not positive");
        }
        weekdays = Require.list("weekdays", weekdays, MOST_WEEKDAYS);
        weekdays.forEach(one -> Require.name("an entry of weekdays", one));
        Require.optional("lastDate", lastDate, Require.NAME);
        Require.name("createdBy", createdBy);
        Require.optional("endedBy", endedBy, Require.NAME);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
