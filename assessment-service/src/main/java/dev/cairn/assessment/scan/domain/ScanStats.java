package dev.cairn.assessment.scan.domain;

/**
 * How much a scan saw.
 *
 * @param format {@code tar}, {@code tar.gz} or {@code zip}
 * @param files regular files
 * @param bytes uncompressed bytes
 * @param sourceFiles files of the product's own source, tests included
 * @param excludedFiles vendored, generated or built files left out
 * @param oversizedFiles files too large to be read, only counted
 * @param links links, none of them followed
 * @param manifests manifests parsed
 */
public record ScanStats(
        String format,
        int files,
        long bytes,
        int sourceFiles,
        int excludedFiles,
        int oversizedFiles,
        int links,
        int manifests) {}
