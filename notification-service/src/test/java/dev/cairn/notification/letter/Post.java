package dev.cairn.notification.letter;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.channel.Destination;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Queues letters as features do, within a transaction of the organisation, and knows some recipients outside. */
@ApplicationScoped
public class Post implements Recipients {

    private final Letters letters;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Map<UUID, Destination> outside = new ConcurrentHashMap<>();
    private final Map<UUID, String> refused = new ConcurrentHashMap<>();

    Post(Letters letters, Tenancy tenancy, Contexts contexts) {
        this.letters = letters;
        this.tenancy = tenancy;
        this.contexts = contexts;
    }

    @Override
    public Uni<@Nullable Destination> destination(UUID organisation, UUID recipient) {
        return Uni.createFrom().item(() -> outside.get(recipient));
    }

    @Override
    public Uni<Void> refused(UUID organisation, UUID recipient, String reason) {
        refused.put(recipient, reason);
        return Uni.createFrom().voidItem();
    }

    UUID outsider(Destination destination) {
        UUID id = UUID.randomUUID();
        outside.put(id, destination);
        return id;
    }

    void forget(UUID recipient) {
        outside.remove(recipient);
    }

    /** Why nothing is to be sent to a recipient any more; null when nobody said so. */
    @Nullable
    String refusal(UUID recipient) {
        return refused.get(recipient);
    }

    int toPeople(Organisation organisation, List<String> people, Letter letter) {
        return in(organisation, () -> letters.toPeople(organisation.id(), people, letter));
    }

    void toOutside(Organisation organisation, UUID recipient, Letter letter) {
        in(organisation, () -> letters.toOutside(organisation.id(), List.of(recipient), letter));
    }

    <T> T in(Organisation organisation, Supplier<Uni<T>> work) {
        return contexts.fresh(() -> tenancy.write(organisation.id(), work))
                .await()
                .atMost(World.SOON);
    }

    /** The state of each letter of an organisation, with its tries and reason, the oldest first. */
    public List<String> states(Organisation organisation) {
        var states = new ArrayList<String>();
        tenancy.sql(
                        organisation.id(),
                        connection -> connection
                                .preparedQuery(
                                        "select concat_ws(' ', state, tries, reason) from letter where organisation_id = $1 order by id")
                                .execute(Tuple.of(organisation.id())))
                .await()
                .atMost(World.SOON)
                .forEach(row -> states.add(row.getString(0)));
        return states;
    }

    void sql(Organisation organisation, String sql, Object... parameters) {
        tenancy.sql(
                        organisation.id(),
                        connection -> connection.preparedQuery(sql).execute(Tuple.tuple(List.of(parameters))))
                .await()
                .atMost(World.SOON);
    }
}
