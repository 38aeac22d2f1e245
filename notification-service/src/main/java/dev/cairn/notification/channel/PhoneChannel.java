package dev.cairn.notification.channel;

import dev.cairn.kit.outbound.OutboundRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Text messages and calls, by the operator's account at a provider. */
@ApplicationScoped
class PhoneChannel implements Channel {

    private final Requests requests;
    private final PhoneConfig config;

    PhoneChannel(Requests requests, PhoneConfig config) {
        this.requests = requests;
        this.config = config;
    }

    @Override
    public Set<ContactKind> offered() {
        return config.isComplete() ? Set.of(ContactKind.SMS, ContactKind.VOICE) : Set.of();
    }

    @Override
    public Uni<Sent> send(Destination to, Notice notice, Instant at) {
        boolean voice = to.kind() == ContactKind.VOICE;
        String account = config.account().orElseThrow();
        String url = config.url().orElseThrow() + "/2010-04-01/Accounts/" + encoded(account)
                + (voice ? "/Calls.json" : "/Messages.json");
        var form = Map.of(
                "To",
                to.address(),
                "From",
                config.from().orElseThrow(),
                voice ? "Twiml" : "Body",
                voice ? said(notice.spoken()) : written(notice));
        String credentials = account + ":" + config.token().orElseThrow();
        var headers = Map.of(
                "authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                "content-type",
                "application/x-www-form-urlencoded");
        return requests.send(OutboundRequest.postJson(url, headers, form(form)), at, notice.patient())
                .map(sent -> sent.hiding(to));
    }

    private static String written(Notice notice) {
        return notice.link() == null ? notice.spoken() : notice.spoken() + " " + notice.link();
    }

    /** Twice, since who is woken hears nothing of the first. */
    private static String said(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<Response><Say loop=\"2\">" + escaped + "</Say></Response>";
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
