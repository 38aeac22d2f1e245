package dev.cairn.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.outbound.OutboundRequest;
import dev.cairn.notification.delivery.Signatures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A person's own webhook, signed, and the incoming webhooks of chats, whose address is their only secret. */
@ApplicationScoped
class HookChannel implements Channel {

    private static final Set<ContactKind> KINDS = Set.of(
            ContactKind.WEBHOOK, ContactKind.SLACK, ContactKind.TEAMS, ContactKind.DISCORD, ContactKind.MATTERMOST);
    private static final int LONGEST_OF_DISCORD = 2000;

    private record Payload(String type, Instant timestamp, Object data) {}

    private final Requests requests;
    private final ObjectMapper json;

    HookChannel(Requests requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    @Override
    public Set<ContactKind> offered() {
        return KINDS;
    }

    @Override
    public Uni<Sent> send(Destination to, Notice notice, Instant at) {
        if (to.kind() != ContactKind.WEBHOOK) {
            String body = write(chat(to.kind(), notice));
            return requests.send(OutboundRequest.postJson(to.address(), Map.of(), body), at, notice.patient());
        }
        String body = write(new Payload(notice.type(), at, notice.data()));
        var headers = Signatures.headers(to.keys(), notice.messageId(), at, body);
        return requests.send(OutboundRequest.postJson(to.address(), headers, body), at, notice.patient());
    }

    private static Object chat(ContactKind kind, Notice notice) {
        String text = notice.link() == null ? notice.text() : notice.text() + "\n" + notice.link();
        return switch (kind) {
            case SLACK -> Map.of("text", forSlack(text));
            case DISCORD -> Map.of("content", forDiscord(notice), "allowed_mentions", Map.of("parse", List.of()));
            case TEAMS -> card(notice);
            default -> Map.of("text", withoutMentions(text));
        };
    }

    /** Its own escapes: what an alert says must not become a mention of a whole channel. */
    private static String forSlack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A character without width after each @ keeps it from being a mention. */
    private static String withoutMentions(String text) {
        return text.replace("@", "@\u200b");
    }

    /** The text is cut before the link: half of that leads nowhere. */
    private static String forDiscord(Notice notice) {
        String link = notice.link() == null ? "" : "\n" + notice.link();
        int room = Math.max(0, LONGEST_OF_DISCORD - link.length());
        String text = notice.text();
        return (text.length() > room ? text.substring(0, room) : text) + link;
    }

    private static Object card(Notice notice) {
        var body = List.of(
                Map.of("type", "TextBlock", "text", notice.subject(), "weight", "Bolder", "wrap", true),
                Map.of("type", "TextBlock", "text", notice.text(), "wrap", true));
        String link = notice.link();
        List<Object> actions =
                link == null ? List.of() : List.of(Map.of("type", "Action.OpenUrl", "title", "Open", "url", link));
        var card = Map.of("type", "AdaptiveCard", "version", "1.4", "body", body, "actions", actions);
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
