package dev.cairn.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** What arrived at the suite's mail server. */
final class MailFolder {

    private static final Pattern CODE = Pattern.compile("Your code is ([0-9]{6})");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    MailFolder(Path folder) {
        this.folder = folder;
    }

    /** The code that was sent to an address, once it came. */
    String code(String address) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<String> found = find(address);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new IllegalStateException("no code came to " + address);
    }

    private Optional<String> find(String address) {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                String mail = Files.readString(file);
                var code = CODE.matcher(mail);
                if (mail.contains(address) && code.find()) {
                    return Optional.of(code.group(1));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
