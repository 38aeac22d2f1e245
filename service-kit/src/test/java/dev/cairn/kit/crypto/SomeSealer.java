package dev.cairn.kit.crypto;

import java.util.Optional;

/** Makes a sealer for tests that start no application. */
public final class SomeSealer {

    private SomeSealer() {}

    public static Sealer make() {
        return new Sealer("a secret of tests, and long enough for one", Optional.empty());
    }
}
