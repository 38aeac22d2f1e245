package dev.cairn.events;

import java.time.Instant;
import java.util.UUID;

/**
 * One fact about one aggregate, with the state that the aggregate had from then on.
 *
 * <p>The same event may arrive more than once, always with the same id.
 *
 * @param id the event's own, a UUIDv7; the id of its outbox row
 * @param subject the aggregate, and the record's key
 * @param organisation whose data this is
 * @param time when it happened
 * @param sequence the version of the subject; of two events of one subject the higher is the newer
 * @param data the state, of the type's {@link EventType#dataClass()}
 */
public record CairnEvent(
        UUID id, EventType type, UUID subject, UUID organisation, Instant time, long sequence, Object data) {

    /** Refuses an event whose envelope contradicts its data: such a one must never reach anybody's projection. */
    public CairnEvent {
        Require.present("id", id);
        Require.present("type", type);
        Require.present("subject", subject);
        Require.present("organisation", organisation);
        Require.present("time", time);
        if (!type.dataClass().isInstance(Require.present("data", data))) {
            throw new IllegalArgumentException(
                    "data of " + type.type() + " must be a " + type.dataClass().getSimpleName());
        }
        EventData state = (EventData) data;
        agree("subject", subject, state.subjectId());
        agree("organisation", organisation, state.organisationId());
        agree("sequence", sequence, state.version());
    }

    /** An event whose envelope is read off its data. */
    public static CairnEvent of(UUID id, EventType type, Instant time, EventData data) {
        return new CairnEvent(id, type, data.subjectId(), data.organisationId(), time, data.version(), data);
    }

    /** The event without its data. */
    public EventEnvelope envelope() {
        return new EventEnvelope(id, type, subject, organisation, time, sequence);
    }

    /** The record's key on the topic. */
    public String key() {
        return subject.toString();
    }

    /**
     * The data as the record it is.
     *
     * @throws ClassCastException when the type of this event carries something else
     */
    public <T extends EventData> T data(Class<T> kind) {
        return kind.cast(data);
    }

    private static void agree(String field, Object envelope, Object data) {
        if (!envelope.equals(data)) {
            throw new IllegalArgumentException(field + " " + envelope + " contradicts the data, which says " + data);
        }
    }
}
