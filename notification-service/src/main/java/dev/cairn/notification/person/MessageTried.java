package dev.cairn.notification.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.channel.Sent;
import dev.cairn.notification.delivery.domain.Attempt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How it went to send a code or a test message.
 *
 * @param detail why it did not arrive; absent when it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MessageTried", examples = "{\"delivered\": false, \"detail\": \"status 404\", \"durationMs\": 212}")
record MessageTried(boolean delivered, @Nullable String detail, long durationMs) {

    static MessageTried of(Sent sent) {
        Attempt attempt = sent.attempt();
        if (attempt == null) {
            return new MessageTried(false, "too much is being sent to this host; try again", 0);
        }
        return new MessageTried(
                attempt.delivered(),
                attempt.delivered() ? null : attempt.told(),
                attempt.duration().toMillis());
    }
}
