package dev.cairn.stack.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shell texts beside this class; given to {@code sh -c}, so that they need no file of their own. */
final class Scripts {

    private Scripts() {}

    static String run() {
        return read("run.sh");
    }

    static String watchdog() {
        return read("watchdog.sh");
    }

    private static String read(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
