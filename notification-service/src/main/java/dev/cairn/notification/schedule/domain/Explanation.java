package dev.cairn.notification.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is on call at an instant, or nobody.
 *
 * @param onCall who is on call
 * @param until when that changes next; null when it does not within the time looked at
 * @param layers of the version that counts, highest priority first
 * @param overrides in the order in which they are applied
 * @param replacement the temporary schedule that counts instead of all that; null for none
 */
public record Explanation(
        Instant at,
        List<Duty> onCall,
        @Nullable Instant until,
        List<LayerPart> layers,
        List<TimedOverride> overrides,
        @Nullable Replacement replacement) {

    private static final Duration AHEAD = Duration.ofDays(62);

    /**
     * What a layer says.
     *
     * @param turn whose turn it is; null before the rotation's start and after its end
     * @param counts whether restrictions and holidays let the layer count
     * @param absent whether the person left the organisation, and so counts as nobody
     * @param note what a change of the clock does to the shift; null for nothing
     */
    public record LayerPart(
            Layer layer,
            @Nullable Turn turn,
            boolean counts,
            boolean absent,
            @Nullable String note) {}

    public Explanation {
        onCall = List.copyOf(onCall);
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
    }

    /** Explains an instant, without looking for when it changes. */
    public static Explanation briefly(Plan plan, Instant at) {
        return new Explanation(
                at, plan.onCallAt(at), null, layers(plan, at), plan.overridesAt(at), plan.replacementAt(at));
    }

    private static List<LayerPart> layers(Plan plan, Instant at) {
        var layers = new ArrayList<LayerPart>();
        for (Layer layer : plan.versionAt(at).layers()) {
            Turn turn = layer.turnAt(at);
            layers.add(new LayerPart(
                    layer,
                    turn,
                    layer.countsAt(at),
                    turn != null && !People.isPresent(turn.person(), plan.absences(), at),
                    turn == null ? null : ClockNote.of(layer.rotationAt(at), turn.number())));
        }
        return layers;
    }

    /** Explains an instant. */
    public static Explanation of(Plan plan, Instant at) {
        Instant end = at.plus(AHEAD);
        Instant until = at;
        List<Duty> onCall = null;
        for (Segment segment : plan.segments(at, end)) {
            onCall = onCall == null ? segment.duties() : onCall;
            if (!persons(onCall).equals(persons(segment.duties()))) {
                break;
            }
            until = segment.end();
        }
        return new Explanation(
                at,
                onCall == null ? List.of() : onCall,
                until.isBefore(end) ? until : null,
                layers(plan, at),
                plan.overridesAt(at),
                plan.replacementAt(at));
    }

    private static List<String> persons(List<Duty> duties) {
        return duties.stream().map(Duty::person).sorted().toList();
    }
}
