package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.Language;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a file once its bytes are gone.
 *
 * @param path from the root of the tree
 * @param size in bytes
 * @param hash SHA-256 of the content
 * @param role what it is to the product
 * @param text the whole text of manifests and configuration, else null
 * @param hits lines that content rules found
 * @param oversized whether it was too large to be read
 * @param schema what it says about a database, or null
 */
record ScannedFile(
        String path,
        long size,
        byte[] hash,
        FileRole role,
        @Nullable String text,
        List<Hit> hits,
        boolean oversized,
        @Nullable SchemaSource schema) {

    /**
     * Lines one rule found in one file.
     *
     * @param rule index of the rule in the book
     * @param line first line found
     * @param excerpt that line, fit to be shown
     * @param count how many lines there are
     */
    record Hit(int rule, int line, String excerpt, int count) {}

    Optional<Language> language() {
        return Language.of(path);
    }

    ScannedFile at(String other, FileRole otherRole) {
        return new ScannedFile(
                other, size, hash, otherRole, text, hits, oversized, schema == null ? null : schema.at(other));
    }
}
