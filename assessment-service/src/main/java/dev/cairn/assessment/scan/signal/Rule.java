package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.manifest.Dependency;
import dev.cairn.assessment.scan.tree.FileRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to see one fact.
 *
 * @param id unique over all practices
 * @param fact what it shows
 * @param confidence 1 to 5
 * @param alone whether it proves the fact by itself; otherwise a second rule must agree
 * @param label the name it adds to a fact that is a list; empty if none
 * @param needs facts of which one must hold for this to count; empty if none
 * @param unless facts of which none may hold for this to count; empty if none
 * @param roles files it may look at
 * @param match what to look for
 */
record Rule(
        String id,
        String fact,
        int confidence,
        boolean alone,
        String label,
        List<String> needs,
        List<String> unless,
        Set<FileRole> roles,
        Match match) {

    /** What a rule looks for. */
    sealed interface Match {}

    /** A direct dependency of one of these names. */
    record InManifest(String ecosystem, List<Glob> names, Set<Dependency.Kind> kinds) implements Match {}

    /** A file of one of these paths. */
    record OfFile(List<Glob> paths, List<Glob> except, long minimumBytes) implements Match {}

    /** A line of code with one of these words that fits the pattern. */
    record InContent(
            List<Glob> paths,
            List<Glob> except,
            List<String> literals,
            @Nullable LinePattern pattern,
            Masking masking) implements Match {}

    /** A value in a structured file. */
    record InSetting(
            List<Glob> paths,
            List<String> keys,
            @Nullable LinePattern is,
            @Nullable LinePattern not) implements Match {}

    /** A step of a pipeline. */
    record InPipeline(
            @Nullable LinePattern run,
            @Nullable LinePattern uses,
            @Nullable LinePattern mark,
            @Nullable LinePattern not,
            boolean change)
            implements Match {}

    /**
     * A resource of infrastructure code: of one of these types, with such values. Seen once, or once for each value of
     * the first key.
     */
    record InResource(List<Glob> types, Map<String, LinePattern> where, Map<String, LinePattern> unless)
            implements Match {}

    /** Something only code can decide, by name. */
    record ByDetector(String name) implements Match {}

    /** What of a file is looked at. */
    enum Masking {
        /** Code without comments and without the inside of strings. */
        CODE,
        /** Everything but comments. */
        TEXT,
        /** Comments too: for what tools are told in them. */
        RAW
    }
}
