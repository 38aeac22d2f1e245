package dev.cairn.notification.letter;

import dev.cairn.notification.channel.Destination;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks whoever knows recipients outside. There may be nobody: then letters to them wait. */
@ApplicationScoped
class Outsiders {

    private final List<Recipients> all;

    Outsiders(@All List<Recipients> all) {
        this.all = all;
    }

    /** Whether anybody knows recipients outside. */
    boolean known() {
        return !all.isEmpty();
    }

    /** The first answer of those who know recipients; null when the recipient wants no letters. */
    Uni<@Nullable Destination> destination(UUID organisation, UUID recipient) {
        Uni<@Nullable Destination> found = Uni.createFrom().nullItem();
        for (Recipients recipients : all) {
            found = found.chain(before -> before == null
                    ? recipients.destination(organisation, recipient)
                    : Uni.createFrom().item(before));
        }
        return found;
    }

    /** Tells all of them; who does not know the recipient has nothing to do. */
    Uni<Void> refused(UUID organisation, UUID recipient, String reason) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (Recipients recipients : all) {
            told = told.chain(() -> recipients.refused(organisation, recipient, reason));
        }
        return told;
    }
}
