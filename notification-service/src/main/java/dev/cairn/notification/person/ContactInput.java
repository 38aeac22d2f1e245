package dev.cairn.notification.person;

import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.channel.Channels;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.person.domain.Hints;
import dev.cairn.notification.webhook.WebhookInput;
import dev.cairn.notification.webhook.domain.SignatureKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what somebody asks of a contact method, field by field. */
@ApplicationScoped
class ContactInput {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_ADDRESS = 2048;
    private static final int LONGEST_MAIL = 254;

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final Channels channels;
    private final GuardedHttpClient client;

    ContactInput(Channels channels, GuardedHttpClient client) {
        this.channels = channels;
        this.client = client;
    }

    /** @throws Problem when it is missing, or none that this installation can send */
    ContactKind kind(@Nullable String word) {
        Set<ContactKind> offered = channels.offered();
        return ContactKind.ofWord(String.valueOf(word))
                .filter(offered::contains)
                .orElseThrow(() -> Problem.invalid(
                        "/kind",
                        "must be one of "
                                + offered.stream().map(ContactKind::word).collect(Collectors.joining(", "))));
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

    /** What a webhook's messages are signed by; nothing for the other kinds, which must not ask for it. */
    static Set<SignatureKind> signatures(ContactKind kind, @Nullable List<@Nullable String> words) {
        if (kind == ContactKind.WEBHOOK) {
            return WebhookInput.signatures(words);
        }
        if (words != null) {
            throw Problem.invalid("/signatures", "is only for a webhook");
        }
        return Set.of();
    }

    /** The address, after it was found fit for its kind; to be called outside of any transaction, since it may ask the network. */
    Uni<String> address(ContactKind kind, @Nullable String given) {
        if (given == null || given.isBlank() || given.length() > LONGEST_ADDRESS) {
            throw Problem.invalid("/address", "must have 1 to " + LONGEST_ADDRESS + " characters");
        }
        String address = given.strip();
        if (kind.isUrl()) {
            return client.check(address)
                    .invoke(refusal -> refusal.ifPresent(reason -> {
                        throw new Problem(CommonProblem.UNPROCESSABLE, "The URL " + reason).at("/address", reason);
                    }))
                    .replaceWith(address);
        }
        if (kind == ContactKind.EMAIL
                && (address.length() > LONGEST_MAIL || !MAIL.matcher(address).matches())) {
            throw Problem.invalid("/address", "must be an address of mail, such as ana@example.com");
        }
        if (kind.isPhone() && !PHONE.matcher(address).matches()) {
            throw Problem.invalid("/address", "must be a number with its country, such as +4930123456");
        }
        return Uni.createFrom().item(address);
    }

    /** What is shown of an address that was checked. */
    static String hint(ContactKind kind, String address) {
        if (kind.isUrl()) {
            return Hints.ofUrl(address);
        }
        return kind.isPhone() ? Hints.ofPhone(address) : Hints.ofMail(address);
    }
}
