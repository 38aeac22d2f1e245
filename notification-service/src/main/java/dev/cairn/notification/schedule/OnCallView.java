package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.schedule.domain.Rotation;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.schedule.domain.Turn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call at an instant, and why.
 *
 * @param until when that changes next; absent when it does not within two months
 * @param layers highest priority first
 * @param overrides of this instant, in the order in which they are applied
 * @param temporary id of the temporary schedule that counts instead of all else; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OnCall")
record OnCallView(
        UUID schedule,
        String name,
        Instant at,
        List<Person> onCall,
        @Nullable Instant until,
        List<LayerPart> layers,
        List<OverridePart> overrides,
        @Nullable String temporary) {

    /**
     * Somebody on call.
     *
     * @param person subject
     * @param source layer, override or temporary
     * @param sourceId of the layer, the override or the temporary schedule
     */
    @Schema(name = "OnCallPerson")
    record Person(
            String person,
            String name,

            @Schema(enumeration = {"layer", "override", "temporary"})
            String source,

            String sourceId) {

        static Person of(Duty duty, Plans.Read read) {
            return new Person(
                    duty.person(),
                    read.names().getOrDefault(duty.person(), duty.person()),
                    duty.source().name().toLowerCase(Locale.ROOT),
                    duty.id());
        }
    }

    /**
     * What a layer says.
     *
     * @param person whose turn it is; absent for nobody's
     * @param shift its number, from 0
     * @param counts whether restrictions and holidays let the layer count
     * @param left whether the person is no member any more, and so counts as nobody
     * @param note what a change of the clock does to the shift
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OnCallLayer")
    record LayerPart(
            String id,
            String name,
            int priority,
            @Nullable String person,
            @Nullable Long shift,
            @Nullable Instant shiftStart,
            @Nullable Instant shiftEnd,
            @Nullable LocalDateTime localStart,
            boolean counts,
            boolean left,
            @Nullable String note) {

        static LayerPart of(Explanation.LayerPart part) {
            Turn turn = part.turn();
            Rotation rotation =
                    turn == null ? part.layer().rotation() : part.layer().rotationAt(turn.start());
            return new LayerPart(
                    part.layer().id(),
                    part.layer().name(),
                    part.layer().priority(),
                    turn == null || turn.person().equals(Rotation.NOBODY) ? null : turn.person(),
                    turn == null ? null : turn.number(),
                    turn == null ? null : turn.start(),
                    turn == null ? null : turn.end(),
                    turn == null ? null : rotation.local(turn.number()),
                    part.counts(),
                    part.absent(),
                    part.note());
        }
    }

    /** An override of the instant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OnCallOverride")
    record OverridePart(
            String id, String kind, String person, @Nullable String replaces, Instant start, Instant end) {

        static OverridePart of(TimedOverride override) {
            return new OverridePart(
                    override.id(),
                    override.kind().name().toLowerCase(Locale.ROOT),
                    override.person(),
                    override.replaces(),
                    override.start(),
                    override.end());
        }
    }

    static OnCallView of(UUID id, Plans.Read read, Explanation why) {
        var replacement = why.replacement();
        return new OnCallView(
                id,
                read.name(),
                why.at(),
                why.onCall().stream().map(duty -> Person.of(duty, read)).toList(),
                why.until(),
                why.layers().stream().map(LayerPart::of).toList(),
                why.overrides().stream().map(OverridePart::of).toList(),
                replacement == null ? null : replacement.id());
    }
}
