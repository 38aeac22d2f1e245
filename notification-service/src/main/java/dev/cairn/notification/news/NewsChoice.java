package dev.cairn.notification.news;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Of what somebody who was paged wants to be told afterwards.
 *
 * @param acknowledged that somebody else took the alert on
 * @param resolved that it is over
 */
@Schema(name = "NewsChoice", examples = "{\"acknowledged\": false, \"resolved\": true}")
record NewsChoice(@NotNull Boolean acknowledged, @NotNull Boolean resolved) {

    /** Of who never chose: who does not hear that it is over stays awake for nothing. */
    static final NewsChoice USUAL = new NewsChoice(true, true);
}
