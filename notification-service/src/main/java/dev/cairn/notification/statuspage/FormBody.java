package dev.cairn.notification.statuspage;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sent by a form of ours. */
record FormBody(Map<String, List<String>> fields) {

    private static final int MOST_FIELDS = 300;

    static FormBody read(@Nullable String body) {
        try {
            return new FormBody(
                    new QueryStringDecoder(body == null ? "" : body, StandardCharsets.UTF_8, false, MOST_FIELDS, true)
                            .parameters());
        } catch (IllegalArgumentException e) {
            return new FormBody(Map.of());
        }
    }

    @Nullable
    String one(String name) {
        List<String> values = fields.get(name);
        return values == null || values.isEmpty() ? null : values.get(0).strip();
    }

    /** The components that were ticked, as far as they are ids; null where all are wanted. */
    @Nullable
    List<UUID> components() {
        if (!"some".equals(one("which"))) {
            return null;
        }
        var ids = new ArrayList<UUID>();
        for (String word : fields.getOrDefault("component", List.of())) {
            try {
                ids.add(UUID.fromString(word));
            } catch (IllegalArgumentException e) {
                // Nobody has a component of this name.
            }
        }
        return List.copyOf(ids);
    }

    /** Whether it is what programs of mail send that end a subscription by one request (RFC 8058), in either form of a body. */
    static boolean isOneClick(@Nullable String body) {
        return body != null && body.contains("List-Unsubscribe") && body.contains("One-Click");
    }
}
