package dev.cairn.notification.letter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Queues letters, in the Hibernate transaction that the caller is in; they are sent after it is committed. */
@ApplicationScoped
public class Letters {

    /**
     * Queues a letter to members, by those of their verified contact methods that they take letters by.
     *
     * @return how many of the people have such a method
     */
    public Uni<Integer> toPeople(UUID organisation, Collection<String> people, Letter letter) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues a letter to somebody outside.
     *
     * @param recipients their ids; a {@link Recipients} knows where each is reached when the letter is sent
     */
    public Uni<Void> toOutside(UUID organisation, Collection<UUID> recipients, Letter letter) {
        throw new UnsupportedOperationException();
    }
}
