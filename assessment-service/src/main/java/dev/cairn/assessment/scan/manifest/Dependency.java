package dev.cairn.assessment.scan.manifest;

/**
 * One direct dependency as a manifest declares it.
 *
 * @param name normalised for its ecosystem: npm as written, Python in lower case with hyphens (extras as
 *     {@code celery[redis]}), Java as {@code group:artifact}, Go as the module path, Ruby as written, PHP and .NET in
 *     lower case (the kit of a .NET project as {@code sdk:microsoft.net.sdk.web})
 * @param kind what it is declared for
 * @param version as written; empty when there is none
 * @param line line of the manifest, from 1; 0 when unknown
 */
public record Dependency(String name, Kind kind, String version, int line) {

    /** What a dependency is declared for. */
    public enum Kind {
        /** Part of the running product. */
        RUNTIME,
        /** For building, checking and testing only. */
        DEVELOPMENT,
        /** A plugin of the build tool. */
        PLUGIN,
        /** Only a version, or only there because another dependency needs it; proves nothing. */
        MANAGED
    }

    /** Whether anything uses it. */
    public boolean used() {
        return kind != Kind.MANAGED;
    }
}
