package dev.cairn.notification.channel;

import dev.cairn.notification.webhook.domain.SigningKey;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes.
 *
 * @param address an address of mail, a URL or a phone number
 * @param keys that a webhook's messages are signed with; none for the other kinds
 * @param hint what may be shown of the address
 */
public record Destination(ContactKind kind, String address, List<SigningKey> keys, String hint) {

    /** A place to which messages go that are signed by one secret, or by none. */
    public Destination(ContactKind kind, String address, String hint, @Nullable WebhookSecret secret) {
        this(kind, address, secret == null ? List.of() : List.of(secret), hint);
    }

    /** What others may read of what the other side said: it likes to name the address. */
    String hidden(String said) {
        return Pattern.compile(kind.isPhone() ? spelledNumber() : spelled(), Pattern.CASE_INSENSITIVE)
                .matcher(said)
                .replaceAll(Matcher.quoteReplacement(hint));
    }

    private String spelled() {
        return Arrays.stream(address.split("@")).map(Pattern::quote).collect(Collectors.joining("(?:@|%40)"));
    }

    /** Providers put in spaces, and leave out the plus. */
    private String spelledNumber() {
        String digits = address.replaceAll("[^0-9]", "");
        return "(?:\\+|%2B)?" + String.join("[ ().-]{0,2}", digits.split(""));
    }

    /** Without the address, which is nobody's business in a log. */
    @Override
    public String toString() {
        return kind.word();
    }
}
