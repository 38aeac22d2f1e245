package dev.cairn.assessment.scan.manifest;

import java.util.List;
import java.util.Map;

/**
 * A parsed manifest.
 *
 * @param path where it is
 * @param ecosystem {@code javascript}, {@code python}, {@code java}, {@code go}, ...
 * @param name of the package; empty when the manifest has none
 * @param dependencies direct dependencies
 * @param scripts named commands, as in package.json
 * @param runs whether it declares a command-line program
 * @param data the parsed file; {@link DataNode#NONE} for formats without structure
 */
public record Manifest(
        String path,
        String ecosystem,
        String name,
        List<Dependency> dependencies,
        Map<String, String> scripts,
        boolean runs,
        DataNode data) {

    /** Folder of the manifest; empty for the root. */
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Whether any dependency of this name is used. */
    public boolean uses(String dependency) {
        return dependencies.stream().anyMatch(d -> d.used() && d.name().equals(dependency));
    }
}
