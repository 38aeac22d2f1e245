package dev.cairn.kit.paging;

import dev.cairn.kit.crypto.Sealer;
import dev.cairn.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cursors: the last key seen, sealed together with the list it belongs to, so that none can be forged or moved. */
@ApplicationScoped
public class Cursors {

    private final Sealer sealer;

    Cursors(Sealer sealer) {
        this.sealer = sealer;
    }

    String write(String list, UUID key) {
        byte[] plain = ByteBuffer.allocate(16)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(plain, "cursor:" + list));
    }

    UUID read(String list, String cursor) {
        byte[] plain = open(list, cursor);
        if (plain == null || plain.length != 16) {
            throw Problem.invalid("?cursor", "not a cursor of this list; begin again without one");
        }
        var key = ByteBuffer.wrap(plain);
        return new UUID(key.getLong(), key.getLong());
    }

    private byte @Nullable [] open(String list, String cursor) {
        try {
            return sealer.open(Base64.getUrlDecoder().decode(cursor), "cursor:" + list);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
