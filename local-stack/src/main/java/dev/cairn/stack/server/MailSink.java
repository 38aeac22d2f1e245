package dev.cairn.stack.server;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cairn.stack.process.StackException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server for one machine: takes every mail, on loopback only, passes none on, and keeps each as a file for whoever
 * wants to read it. Lives in the launcher's own JVM, as the sign-in provider does.
 */
public final class MailSink implements AutoCloseable {

    private static final int KEPT_IN_MEMORY = 100;

    private final GreenMail server;
    private final Path directory;
    private final Clock clock;
    private final AtomicInteger taken = new AtomicInteger();

    private MailSink(GreenMail server, Path directory, Clock clock) {
        this.server = server;
        this.directory = directory;
        this.clock = clock;
    }

    /** Starts it; mails go into the directory, which is made. */
    public static MailSink start(int port, Path directory, Clock clock) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        MailSink sink = new MailSink(server, directory, clock);
        try {
            Files.createDirectories(directory);
            server.start();
        } catch (IOException | RuntimeException e) {
            throw new StackException("cannot start the mail server: " + e.getMessage(), e);
        }
        var users = server.getUserManager();
        var usual = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((message, address) -> {
            sink.keep(message);
            return usual.handle(message, address);
        });
        return sink;
    }

    private void keep(MovingMessage message) throws MessagingException {
        int number = taken.incrementAndGet();
        Path file = directory.resolve("%d-%05d.eml".formatted(clock.millis(), number));
        try (OutputStream out = Files.newOutputStream(file)) {
            message.getMessage().writeTo(out);
            if (number % KEPT_IN_MEMORY == 0) {
                server.purgeEmailFromAllMailboxes();
            }
        } catch (IOException e) {
            throw new MessagingException("cannot write to " + directory, e);
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new MessagingException("cannot empty the mailboxes", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
