package dev.cairn.assessment.scan.schema.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file says about a database.
 *
 * @param path of the file, from the root of the tree
 * @param family how it says it
 * @param changes steps and tables, in order
 * @param models classes that are tables
 * @param unread what could not be understood
 * @param dialect {@code postgresql}, {@code mysql}, {@code sqlite} and so on, or null when the file does not tell
 */
public record SchemaSource(
        String path,
        Family family,
        List<SchemaChange> changes,
        List<ModelClass> models,
        List<Unread> unread,
        @Nullable String dialect) {

    public SchemaSource {
        changes = List.copyOf(changes);
        models = List.copyOf(models);
        unread = List.copyOf(unread);
    }

    /** The same file under its path in the tree. */
    public SchemaSource at(String other) {
        return new SchemaSource(other, family, changes, models, unread, dialect);
    }
}
