package dev.cairn.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An on-call schedule as of one version. Overrides, swaps and temporary schedules are not part of it: who is on call is asked of
 * notification-service.
 *
 * @param timeZone IANA name
 * @param layers empty once it is deleted
 */
public record ScheduleState(
        UUID id,
        UUID organisationId,
        String name,
        String timeZone,
        List<Layer> layers,
        String changedBy,
        boolean deleted,
        long version)
        implements EventData {

    private static final int MOST_LAYERS = 1000;
    private static final int MOST_PARTICIPANTS = 10_000;

    /**
     * People who take turns.
     *
     * @param priority of the layers that have somebody the highest counts
     * @param unit of the length: hours, days, weeks or months
     * @param start local date and time that all shifts are counted from
     * @param participants subjects of members, null for the turn of nobody
     */
    public record Layer(
            String id,
            String name,
            int priority,
            String timeZone,
            String unit,
            int length,
            String start,
            List<@Nullable String> participants) {

        public Layer {
            Require.name("layers.id", id);
            Require.name("layers.name", name);
            Require.name("layers.timeZone", timeZone);
            Require.name("layers.unit", unit);
            Require.name("layers.start", start);
            Require.present("layers.participants", participants);
            if (length < 1 || participants.size() > MOST_PARTICIPANTS) {
                throw new IllegalArgumentException("a layer's length or participants are out of bounds");
            }
            participants.forEach(one -> Require.optional("an entry of layers.participants", one, Require.NAME));
            participants = Collections.unmodifiableList(new ArrayList<>(participants));
        }
    }

    public ScheduleState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.name("name", name);
        Require.name("timeZone", timeZone);
        layers = Require.list("layers", layers, MOST_LAYERS);
        Require.name("changedBy", changedBy);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
