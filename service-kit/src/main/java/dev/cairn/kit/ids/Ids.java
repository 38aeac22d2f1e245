package dev.cairn.kit.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Makes identifiers: UUID version 7 (RFC 9562), so that ids sort by the time they were made. */
@ApplicationScoped
public class Ids {

    /** The least id that is made in the millisecond of an instant, as RFC 9562 lays version 7 out. */
    public static UUID least(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    /** A new id, greater than every id that this process made before. */
    public UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
