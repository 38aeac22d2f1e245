package dev.cairn.stack.demo;

import java.io.PrintStream;

/** What the demo tells of its steps. */
final class Progress {

    private final PrintStream out;
    private int steps;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Begins a numbered step. */
    void step(String text) {
        steps++;
        out.println();
        out.println(steps + ". " + text);
    }

    void detail(String text) {
        out.println("   " + text);
    }

    void plain(String text) {
        out.println(text);
    }
}
