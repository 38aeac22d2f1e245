package dev.cairn.events;

import java.time.Instant;
import java.util.UUID;

/**
 * What stands around the data of an event: enough to send one on without reading its data.
 *
 * @param id the event's own, a UUIDv7
 * @param subject the aggregate, and the record's key
 * @param organisation whose data it is
 * @param time when it happened
 * @param sequence the version of the subject
 */
public record EventEnvelope(UUID id, EventType type, UUID subject, UUID organisation, Instant time, long sequence) {

    public EventEnvelope {
        Require.present("id", id);
        Require.present("type", type);
        Require.present("subject", subject);
        Require.present("organisation", organisation);
        Require.present("time", time);
    }

    /** The record's key on the topic. */
    public String key() {
        return subject.toString();
    }
}
