package dev.cairn.notification.alert;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What else is known of alerts, by whoever decides where they go. In the Hibernate transaction that the caller is in. */
public interface AlertContext {

    /**
     * What is known of one.
     *
     * @param held null where nothing holds it
     * @param inGroup how many alerts that are not resolved are in its group; null where it is in none
     */
    record About(AlertView.@Nullable Held held, @Nullable Integer inGroup) {}

    /** What is known of alerts that are not resolved and have their details, by their ids. */
    Uni<Map<UUID, About>> about(UUID organisation, List<AlertView> alerts);

    /** The alerts that are in one group with an alert, itself among them; none when it is in no group. */
    Uni<List<UUID>> together(UUID organisation, UUID alert);
}
