package dev.cairn.assessment.scan.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive held.
 *
 * @param format {@code tar}, {@code tar.gz} or {@code zip}
 * @param files regular files visited
 * @param bytes uncompressed bytes, headers included
 * @param compressedBytes bytes received
 * @param skippedLinks paths of links, never followed; at most 1,000
 * @param skippedSpecial devices, pipes and the like, never created
 * @param duplicates entries left out because their path had been seen already
 * @param topFolder the one folder everything is in, or empty; visitors saw paths with it
 * @param commit the commit {@code git archive} noted in the archive, or null
 */
public record ArchiveSummary(
        String format,
        int files,
        long bytes,
        long compressedBytes,
        List<String> skippedLinks,
        int skippedSpecial,
        int duplicates,
        String topFolder,
        @Nullable String commit) {}
