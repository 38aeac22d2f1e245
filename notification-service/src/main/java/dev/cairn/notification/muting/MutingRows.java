package dev.cairn.notification.muting;

import dev.cairn.notification.common.Json;
import dev.cairn.notification.matching.MatcherBody;
import dev.cairn.notification.matching.Matchers;
import dev.cairn.notification.muting.domain.Inhibition;
import dev.cairn.notification.muting.domain.Maintenance;
import dev.cairn.notification.muting.domain.Muting;
import dev.cairn.notification.muting.domain.Silence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything of an organisation that may hold alerts at an instant, as one statement reads it. */
@ApplicationScoped
public class MutingRows {

    /**
     * Selects what kind it is, its id, its body, and of a silence who made it, why, from when and until when. $1 is the
     * organisation and $2 the instant.
     */
    public static final String SELECT = """
            select 'silence' as what, id, matchers, created_by_name, reason, start_at, end_at
            from silence where organisation_id = $1 and start_at <= $2 and end_at > $2
            union all
            select 'maintenance', id, body, '', '', null, null
            from maintenance_window where organisation_id = $1 and (over_at is null or over_at > $2)
            union all
            select 'inhibition', id, body, '', '', null, null from inhibition where organisation_id = $1""";

    private final Json json;

    MutingRows(Json json) {
        this.json = json;
    }

    /** Reads the rows that the statement selects; rows of another kind are passed over. */
    public Muting read(List<@Nullable Object[]> rows) {
        var silences = new ArrayList<Silence>();
        var windows = new ArrayList<Maintenance>();
        var inhibitions = new ArrayList<Inhibition>();
        for (@Nullable Object[] row : rows) {
            switch (String.valueOf(row[0])) {
                case "silence" -> silences.add(silence(row));
                case "maintenance" -> windows.add(window(row));
                case "inhibition" ->
                    inhibitions.add(Inhibitions.rule((UUID) row[1], json.read((String) row[2], InhibitionBody.class)));
                default -> {}
            }
        }
        return new Muting(silences, windows, inhibitions);
    }

    private Silence silence(@Nullable Object[] row) {
        return new Silence(
                (UUID) row[1],
                Matchers.check("", Arrays.asList(json.read((String) row[2], MatcherBody[].class)), 1),
                ((OffsetDateTime) row[5]).toInstant(),
                ((OffsetDateTime) row[6]).toInstant(),
                (String) row[3],
                (String) row[4]);
    }

    private Maintenance window(@Nullable Object[] row) {
        var checked = MaintenanceInput.check(json.read((String) row[2], MaintenanceBody.class));
        return new Maintenance((UUID) row[1], checked.name(), checked.matchers(), checked.calendar());
    }
}
