package dev.cairn.notification.statuspage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A maintenance window that the page tells of.
 *
 * @param window its id
 */
@Schema(name = "StatusMaintenance", examples = """
        {"window": "01990b21-0000-7000-8000-0000000000d1", "title": "The database is upgraded",
        "text": "Orders wait for some minutes.", "components": ["01990b21-0000-7000-8000-0000000000f1"],
        "toldAt": "2026-04-12T09:30:00Z", "version": 1}""")
record MaintenanceShown(UUID window, String title, String text, List<UUID> components, Instant toldAt, long version) {

    static MaintenanceShown of(PublicMaintenance.Told told) {
        return new MaintenanceShown(
                told.window(), told.title(), told.text(), told.components(), told.toldAt(), told.version());
    }
}
