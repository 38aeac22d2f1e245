package dev.cairn.notification.schedule;

import dev.cairn.notification.schedule.domain.PersonShift;
import dev.cairn.notification.schedule.domain.Span;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The final schedule of an interval, as far as it lies inside.
 *
 * @param items by their start; of several people on call at once each has an item
 * @param gaps when nobody is on call
 */
@Schema(name = "Shifts")
record ShiftsView(Instant from, Instant to, List<Item> items, List<Gap> gaps) {

    /** One person's time on call without a break, cut at the ends of the interval. */
    @Schema(name = "Shift")
    record Item(Instant start, Instant end, String person, String name, List<OnCallView.Person> sources) {}

    /** Nobody is on call. */
    @Schema(name = "Gap")
    record Gap(Instant start, Instant end) {

        static Gap of(Span span) {
            return new Gap(span.start(), span.end());
        }
    }

    static ShiftsView of(Interval interval, Plans.Read read, List<PersonShift> shifts, List<Span> gaps) {
        return new ShiftsView(
                interval.from(),
                interval.to(),
                shifts.stream()
                        .map(one -> new Item(
                                one.start(),
                                one.end(),
                                one.person(),
                                read.names().getOrDefault(one.person(), one.person()),
                                one.duties().stream()
                                        .distinct()
                                        .map(duty -> OnCallView.Person.of(duty, read))
                                        .toList()))
                        .toList(),
                gaps.stream().map(Gap::of).toList());
    }
}
