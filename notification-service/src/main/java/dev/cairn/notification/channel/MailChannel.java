package dev.cairn.notification.channel;

import dev.cairn.notification.delivery.domain.Attempt;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Mail, by the operator's server. */
@ApplicationScoped
class MailChannel implements Channel {

    /** "Requested mail action okay, completed". */
    private static final int OKAY = 250;

    private static final String UNTRUSTED = "the mail server's certificate is not trusted, or is not for it";

    /** The code of a reply, with the enhanced one where there is one. */
    private static final Pattern STATUS = Pattern.compile("[245][0-9]{2}(?:[ -][245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b)?");

    /** No such mailbox or host, moved away, takes no mail, disabled (RFC 3463, sections 3.2 and 3.3): of the receiver, for ever. */
    private static final Pattern NO_MAILBOX = Pattern.compile("5[0-9]{2}[ -]5\\.(?:1\\.(?:1|2|3|6|10)|2\\.1)");

    private final MailSettings config;
    private final Vertx vertx;
    private final Clock clock;
    private final @Nullable MailClient client;

    /** One for each connection, given back when the client is through with it, or its time limits have ended it for sure. */
    private final Semaphore free;

    MailChannel(MailSettings config, Vertx vertx, Clock clock) {
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        this.free = new Semaphore(config.connections());
        this.client = config.host().isPresent() && config.from().isPresent() ? client(config, vertx) : null;
    }

    private static MailClient client(MailSettings config, Vertx vertx) {
        var options = new MailConfig()
                .setHostname(config.host().orElseThrow())
                .setPort(config.port())
                .setSsl(config.tls())
                .setStarttls(startTls(config))
                .setMaxPoolSize(config.connections())
                .setKeepAlive(true)
                .setLogin(config.user().isPresent() ? LoginOption.REQUIRED : LoginOption.NONE);
        // The client checks the host of the certificate by itself, and only as long as nobody names an algorithm.
        int limit = (int) config.timeLimit().toMillis();
        options.setConnectTimeout(limit);
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setIdleTimeout(limit);
        options.setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS).setSslHandshakeTimeout(limit);
        options.setKeepAliveTimeoutUnit(TimeUnit.MILLISECONDS).setKeepAliveTimeout(Math.max(1, limit / 2));
        config.trusted().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        config.signIn().ifPresent(ways -> options.setAuthMethods(String.join(" ", ways)));
        config.user().ifPresent(options::setUsername);
        config.password().ifPresent(options::setPassword);
        return MailClient.create(vertx, options);
    }

    /** A password does not go in the clear because a server, or somebody between, says that it knows no TLS. */
    private static StartTLSOptions startTls(MailSettings config) {
        boolean risky =
                config.startTls() == StartTLSOptions.OPTIONAL && config.user().isPresent();
        return risky && !config.tls() ? StartTLSOptions.REQUIRED : config.startTls();
    }

    @Override
    public Set<ContactKind> offered() {
        return client == null ? Set.of() : Set.of(ContactKind.EMAIL);
    }

    @Override
    public Uni<Sent> send(Destination to, Notice notice, Instant at) {
        MailClient sender = client;
        if (sender == null) {
            throw new IllegalStateException("mail is not offered");
        }
        String from = config.from().orElseThrow();
        String host = from.substring(from.lastIndexOf('@') + 1);
        var mail = new MailMessage()
                .setFrom(from)
                .setTo(to.address())
                .setSubject(notice.subject().replaceAll("\\p{Cntrl}+", " "))
                .setText(notice.link() == null ? notice.text() : notice.text() + "\n\n" + notice.link() + "\n")
                .setHeaders(headers(notice, host));
        if (notice.patient() && 2 * free.availablePermits() <= config.connections() + 1 || !free.tryAcquire()) {
            return Uni.createFrom().item(Sent.BUSY);
        }
        return Uni.createFrom()
                .completionStage(() -> sending(sender, mail))
                .ifNoItem()
                .after(config.timeLimit())
                .fail()
                .map(result -> arrived(result, at))
                .onFailure()
                .recoverWithItem(failure -> failed(failure, to, at));
    }

    private static MultiMap headers(Notice notice, String host) {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set("Message-ID", "<" + notice.messageId() + "@" + host + ">")
                .set("Auto-Submitted", "auto-generated");
        String unsubscribe = notice.unsubscribe();
        if (unsubscribe != null) {
            headers.set("List-Unsubscribe", "<" + unsubscribe + ">");
            headers.set("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return headers;
    }

    /** Of a connection that closes before the server has said anything the client never tells. */
    private CompletionStage<MailResult> sending(MailClient sender, MailMessage mail) {
        Future<MailResult> sending;
        try {
            sending = sender.sendMail(mail);
        } catch (RuntimeException e) {
            sending = Future.failedFuture(e);
        }
        long timer = vertx.setTimer(2 * config.timeLimit().toMillis(), ended -> free.release());
        return sending.onComplete(done -> {
                    if (vertx.cancelTimer(timer)) {
                        free.release();
                    }
                })
                .toCompletionStage();
    }

    private Sent arrived(MailResult result, Instant at) {
        return Sent.of(new Attempt(at, OKAY, null, null, since(at)), result.getMessageID());
    }

    /** Servers name the address in what they say; the error is for all to see, the answer for the person and admins. */
    private Sent failed(Throwable failure, Destination to, Instant at) {
        if (failure instanceof io.smallrye.mutiny.TimeoutException) {
            return Sent.of(new Attempt(at, null, "the mail server did not answer in time", null, since(at)), null);
        }
        if (isUntrusted(failure)) {
            return Sent.of(new Attempt(at, null, UNTRUSTED, null, since(at)), null);
        }
        String said = to.hidden(String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        if (failure instanceof SMTPException refused) {
            Matcher status = STATUS.matcher(refused.getReplyMessage());
            String code = status.lookingAt() ? status.group() : String.valueOf(refused.getReplyCode());
            var told = Sent.of(new Attempt(at, null, "the mail server answered " + code, null, since(at)), said);
            return NO_MAILBOX.matcher(code).matches() ? told.forEver() : told;
        }
        return Sent.of(new Attempt(at, null, said, null, since(at)), null);
    }

    private static boolean isUntrusted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private Duration since(Instant at) {
        Duration passed = Duration.between(at, clock.instant());
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
