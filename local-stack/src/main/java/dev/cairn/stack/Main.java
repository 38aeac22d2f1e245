package dev.cairn.stack;

import dev.cairn.stack.command.Commands;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the {@code cairn} script runs. */
public final class Main {

    private Main() {}

    /** Runs one command; ends with 0, with 1 when something was in the way, with 2 on wrong usage. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(Commands.run(arguments));
    }
}
