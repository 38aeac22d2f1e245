package dev.cairn.notification.incident;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who somebody can be in an incident; each is at most one person. */
enum IncidentRole {
    LEAD("Lead"),
    COMMUNICATIONS("Communications"),
    SCRIBE("Scribe");

    private final String title;

    IncidentRole(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** The subject of who it is; null for nobody. */
    @Nullable
    String of(IncidentRow row) {
        return switch (this) {
            case LEAD -> row.lead;
            case COMMUNICATIONS -> row.communications;
            case SCRIBE -> row.scribe;
        };
    }

    void give(IncidentRow row, @Nullable String person) {
        switch (this) {
            case LEAD -> row.lead = person;
            case COMMUNICATIONS -> row.communications = person;
            case SCRIBE -> row.scribe = person;
        }
    }

    boolean wouldChange(IncidentRow row, @Nullable String person) {
        return !Objects.equals(of(row), person);
    }
}
