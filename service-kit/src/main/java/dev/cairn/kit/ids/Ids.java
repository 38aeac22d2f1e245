package dev.cairn.kit.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes identifiers: UUID version 7 (RFC 9562), so that ids sort by the time they were made. */
@ApplicationScoped
public class Ids {

    /** A new id, greater than every id that this process made before. */
    public UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
