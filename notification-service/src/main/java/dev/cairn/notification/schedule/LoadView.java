package dev.cairn.notification.schedule;

import dev.cairn.notification.schedule.domain.Fairness;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The load of one person.
 *
 * @param shifts times on call without a break
 * @param timeZone where nights and weekends are counted
 */
@Schema(name = "OnCallLoad")
record LoadView(
        String person, String name, String timeZone, int shifts, double hours, double nightHours, double weekendHours) {

    private static final double SECONDS_PER_HOUR = 3600;

    static LoadView of(Fairness load, Plans.Read read) {
        return new LoadView(
                load.person(),
                read.names().getOrDefault(load.person(), load.person()),
                read.zoneOf(load.person()).getId(),
                load.shifts(),
                hours(load.total()),
                hours(load.nights()),
                hours(load.weekends()));
    }

    private static double hours(Duration time) {
        return time.toSeconds() / SECONDS_PER_HOUR;
    }
}
