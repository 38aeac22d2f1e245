package dev.cairn.notification.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The review of an incident. Its timeline and its actions are kept beside it.
 *
 * @param changedByName who wrote it last; absent before anybody did
 * @param changedAt when; absent before that
 * @param version 0 before it was written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentReview", examples = """
        {"sections": {"whatHappened": "A deploy removed a column that the checkout still read.",
        "impact": "A third of the orders failed", "wentWell": "", "wentBadly": "", "causes": ""},
        "changedByName": "Ana", "changedAt": "2026-04-13T08:00:00Z", "version": 1}""")
record ReviewView(
        ReviewBody sections,
        @Nullable String changedByName,
        @Nullable Instant changedAt,
        long version) {}
