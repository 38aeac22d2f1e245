package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What arrived at the suite's mail server for one address. */
final class Mailbox {

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");
    private static final Pattern LINK = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+/ack/[A-Za-z0-9_-]+)");
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+/status/[a-z0-9-]+/subscriptions/[A-Za-z0-9_-]+)");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path folder;
    private final String address;

    /** @param name the address begins with it */
    Mailbox(Suite suite, String name) {
        this.folder = suite.data().resolve("mail");
        this.address = name + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    }

    String address() {
        return address;
    }

    /** The newest mail that has this text, once one came. */
    String mail(String text) {
        return await().atMost(SOON)
                .until(() -> newest(text), Optional::isPresent)
                .orElseThrow();
    }

    /** The code that proves the address. */
    String code() {
        return found(CODE, mail("Your code is"));
    }

    /** The link that acknowledges, in the newest mail that has this text. */
    String link(String text) {
        return found(LINK, mail(text));
    }

    /** The link of a subscriber, in the newest mail that has this text. */
    String subscription(String text) {
        return found(SUBSCRIPTION, mail(text));
    }

    private Optional<String> newest(String text) {
        try (var files = Files.list(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                String mail = Files.readString(file).replace("=\r\n", "").replace("=3D", "=");
                if (mail.contains(address) && mail.contains(text)) {
                    return Optional.of(mail);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(Pattern what, String mail) {
        Matcher found = what.matcher(mail.substring(mail.indexOf("\r\n\r\n")));
        assertThat(found.find()).as(mail).isTrue();
        return found.group(1);
    }
}
