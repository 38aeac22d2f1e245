package dev.cairn.notification.webhook;

import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.webhook.domain.SignatureKind;
import dev.cairn.notification.webhook.domain.WebhookEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what somebody asks of a webhook, field by field. */
@ApplicationScoped
public class WebhookInput {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_URL = 2048;
    private static final int MOST_PER_MINUTE = 100_000;

    private final GuardedHttpClient client;

    WebhookInput(GuardedHttpClient client) {
        this.client = client;
    }

    /** @throws Problem when it is missing, blank, too long, or holds control characters */
    static String name(@Nullable String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("/name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("/name", "must not hold control characters");
        }
        return name.strip();
    }

    /** The types as they are stored, sorted, without repeats. */
    static String eventTypes(@Nullable List<@Nullable String> words) {
        if (words == null || words.isEmpty() || words.size() > WebhookEvent.WORDS.size()) {
            throw Problem.invalid(
                    "/eventTypes", "must hold 1 to %d of %s".formatted(WebhookEvent.WORDS.size(), WebhookEvent.WORDS));
        }
        for (int i = 0; i < words.size(); i++) {
            if (!WebhookEvent.WORDS.contains(String.valueOf(words.get(i)))) {
                throw Problem.invalid("/eventTypes/" + i, "must be one of " + WebhookEvent.WORDS);
            }
        }
        return String.join(" ", new TreeSet<>(words));
    }

    /** The kinds of signatures; only v1 when nothing is said. */
    public static Set<SignatureKind> signatures(@Nullable List<@Nullable String> words) {
        if (words == null) {
            return EnumSet.of(SignatureKind.V1);
        }
        if (words.isEmpty() || words.size() > SignatureKind.WORDS.size()) {
            throw Problem.invalid("/signatures", "must hold one or both of " + SignatureKind.WORDS);
        }
        var kinds = EnumSet.noneOf(SignatureKind.class);
        for (int i = 0; i < words.size(); i++) {
            int place = SignatureKind.WORDS.indexOf(String.valueOf(words.get(i)));
            if (place < 0) {
                throw Problem.invalid("/signatures/" + i, "must be one of " + SignatureKind.WORDS);
            }
            kinds.add(SignatureKind.values()[place]);
        }
        return kinds;
    }

    static @Nullable Integer mostPerMinute(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > MOST_PER_MINUTE)) {
            throw Problem.invalid("/mostPerMinute", "must be 1 to " + MOST_PER_MINUTE);
        }
        return asked;
    }

    static String state(String state) {
        if (!state.equals(WebhookRow.ACTIVE) && !state.equals(WebhookRow.DISABLED)) {
            throw Problem.invalid("/state", "must be active or disabled");
        }
        return state;
    }

    /** The URL, after it was found to lead outside; to be called outside of any transaction, since it asks the network. */
    Uni<String> url(@Nullable String url) {
        if (url == null) {
            throw Problem.invalid("/url", "is required");
        }
        return client.check(url)
                .invoke(refusal -> refusal.ifPresent(reason -> {
                    throw new Problem(CommonProblem.UNPROCESSABLE, "The URL " + reason).at("/url", reason);
                }))
                .replaceWith(url);
    }
}
