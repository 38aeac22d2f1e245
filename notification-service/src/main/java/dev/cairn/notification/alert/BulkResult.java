package dev.cairn.notification.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an action did to each of many alerts, in the order in which they were named. */
@Schema(name = "BulkResult", examples = """
        {"results": [{"id": "01990b11-6f70-7b75-9349-5f6a7b8c9d08", "done": true, "state": "acknowledged"},
        {"id": "01990b11-6f70-7b75-9349-5f6a7b8c9d09", "done": false, "state": "resolved",
        "code": "alert-already-resolved", "detail": "The alert was resolved at 2026-04-12T09:31:00Z"}]}""")
record BulkResult(List<Item> results) {

    /**
     * One alert.
     *
     * @param state after it; absent where there is no such alert
     * @param code of the problem that the action on this one alone would have answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BulkResultItem")
    record Item(
            UUID id,
            boolean done,
            @Nullable String state,
            @Nullable String code,
            @Nullable String detail) {}
}
