package dev.cairn.notification.why.domain;

import dev.cairn.notification.why.domain.Link.Kind;
import dev.cairn.notification.why.domain.Link.Outcome;
import dev.cairn.notification.why.domain.Link.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person's own rules made of a page: messages by contact methods, and their tries. */
final class PagesOf {

    private final Known known;
    private final @Nullable Instant asked;

    PagesOf(Known known, @Nullable Instant asked) {
        this.known = known;
        this.asked = asked;
    }

    /** By which rules a person was paged. */
    Link page(Fact.Paged page) {
        List<Fact.Message> messages = known.all(Fact.Message.class).stream()
                .filter(one -> one.page().equals(page.id()))
                .toList();
        String text = page.unreached() == null
                ? "Page to %s (%s), of %s urgency: %s: %s"
                        .formatted(page.name(), page.why(), page.urgency(), by(page), planned(messages))
                : "%s could not be paged: %s".formatted(page.name(), page.unreached());
        Integer unverified = page.unverified();
        if (unverified != null && unverified > 0) {
            text += ". " + Text.many(unverified, "contact method") + " could not be used, since no code was given back";
        }
        boolean unknown = page.unreached() == null && (page.rulesVersion() == null || messages.isEmpty());
        return new Link(
                Kind.RULES,
                page.at(),
                page.person(),
                page.unreached() != null ? Outcome.ENDS : unknown ? Outcome.UNKNOWN : Outcome.GOES_ON,
                text,
                List.of(new Reference("rules", page.person(), page.name(), page.rulesVersion())),
                Map.of(
                        "page", page.id().toString(),
                        "generation", String.valueOf(page.generation()),
                        "round", String.valueOf(page.round()),
                        "step", String.valueOf(page.step())));
    }

    private static String by(Fact.Paged page) {
        if (page.rulesVersion() == null || page.usual() == null) {
            return "which version of their rules counted was not kept then";
        }
        if (!page.usual()) {
            return "by version " + page.rulesVersion() + " of their rules";
        }
        return page.rulesVersion() == 0
                ? "they had made no rules, so all verified contact methods were used at once"
                : "version %d of their rules named nothing that could be used, so all verified contact methods were used at once"
                        .formatted(page.rulesVersion());
    }

    private static String planned(List<Fact.Message> messages) {
        return messages.isEmpty()
                ? "its messages are not kept any more"
                : messages.stream()
                        .map(one -> one.kind()
                                + (one.delayMinutes() == null
                                        ? ""
                                        : one.delayMinutes() == 0
                                                ? " at once"
                                                : " after " + one.delayMinutes() + " min"))
                        .collect(Collectors.joining(", "));
    }

    /** What became of a message. */
    Link message(Fact.Message message) {
        var references = new ArrayList<Reference>();
        references.add(Reference.of("message", message.id().toString()));
        references.add(Reference.of("contact-method", message.methodId().toString()));
        String text = "By %s to %s: %s".formatted(message.kind(), message.hint(), became(message));
        if (message.held()) {
            text += ". It waited for room, since many messages went to the same place or person";
        }
        if (message.together() != null) {
            references.add(Reference.of("message", message.together().toString()));
            text += ". It went together with another message";
        }
        if (message.method() == null) {
            text += ". The contact method was removed since";
        } else if (!message.method()) {
            text += ". The contact method is not verified";
        }
        var facts = new LinkedHashMap<String, String>();
        facts.put("state", message.stateAt(asked));
        facts.put("dueAt", message.due().toString());
        if (message.delayMinutes() != null) {
            facts.put("delayMinutes", String.valueOf(message.delayMinutes()));
        }
        return new Link(Kind.MESSAGE, message.at(), message.person(), outcome(message), text, references, facts);
    }

    private Outcome outcome(Fact.Message message) {
        return switch (message.stateAt(asked)) {
            case "sent" -> Outcome.GOES_ON;
            case "waiting" -> Outcome.WAITS;
            default -> Outcome.ENDS;
        };
    }

    private String became(Fact.Message message) {
        return switch (message.stateAt(asked)) {
            case "sent" -> "sent at " + message.ended();
            case "failed" -> "given up at " + message.ended() + ": " + message.reason();
            case "dropped" -> "not sent: " + message.reason() + ", at " + message.ended();
            default -> "waits, due at " + message.due();
        };
    }

    /** A try. */
    static Link attempt(Fact.Tried tried) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("number", String.valueOf(tried.number()));
        facts.put("durationMs", String.valueOf(tried.durationMs()));
        if (tried.status() != null) {
            facts.put("status", String.valueOf(tried.status()));
        }
        if (tried.answer() != null) {
            facts.put("answer", tried.answer());
        }
        String how = tried.status() == null
                ? (tried.error() == null ? "no answer" : tried.error())
                : "status " + tried.status()
                        + (tried.error() == null || tried.error().equals("status " + tried.status())
                                ? ""
                                : ", " + tried.error());
        return Link.of(
                        Kind.ATTEMPT,
                        tried,
                        tried.person(),
                        tried.error() == null ? Outcome.GOES_ON : Outcome.WAITS,
                        "Try %d: %s, after %d ms".formatted(tried.number(), how, tried.durationMs()),
                        Reference.of("message", tried.message().toString()))
                .with(facts);
    }
}
