package dev.cairn.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real mail server on loopback, which takes mail of who signs in. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

    private static final String USER = "cairn";
    private static final String PASSWORD = "only-for-tests";

    private static GreenMail server = new GreenMail();

    @Override
    public Map<String, String> start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("cairn@cairn.test", USER, PASSWORD);
        return Map.of(
                "cairn.mail.host",
                "127.0.0.1",
                "cairn.mail.port",
                String.valueOf(server.getSmtp().getPort()),
                "cairn.mail.from",
                "cairn@cairn.test",
                "cairn.mail.user",
                USER,
                "cairn.mail.password",
                PASSWORD,
                "cairn.mail.start-tls",
                "disabled");
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** What came for an address, the oldest first. */
    public static List<MimeMessage> of(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isFor(message, address))
                .toList();
    }

    private static boolean isFor(MimeMessage message, String address) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a mail. */
    public static String text(MimeMessage message) {
        try {
            return String.valueOf(message.getContent());
        } catch (java.io.IOException | MessagingException e) {
            return GreenMailUtil.getBody(message);
        }
    }
}
