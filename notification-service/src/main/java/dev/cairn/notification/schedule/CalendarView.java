package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A link to a calendar.
 *
 * @param person whose shifts alone it holds; absent for everybody's
 * @param path below the address of the portal; shown once, when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CalendarLink", examples = """
        {"id": "01990b20-0000-7000-8000-0000000000e1", "person": "ana", "createdBy": "ana",
        "createdAt": "2026-02-27T10:00:00Z", "path": "/api/v1/calendars/kJx0bQ.ics"}""")
record CalendarView(
        UUID id,
        @Nullable String person,
        String createdBy,
        Instant createdAt,
        @Nullable String path) {}
