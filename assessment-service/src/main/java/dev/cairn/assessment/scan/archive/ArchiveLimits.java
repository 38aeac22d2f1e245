package dev.cairn.assessment.scan.archive;

/**
 * What an archive may ask of the scanner; beyond any of these it is refused.
 *
 * @param compressedBytes bytes received, before decompression
 * @param uncompressedBytes bytes after decompression, headers included
 * @param entries files, folders and links together
 * @param ratio uncompressed bytes per compressed byte, looked at only after {@code ratioAfterBytes}
 * @param ratioAfterBytes uncompressed bytes below which any ratio is harmless
 * @param pathLength characters of one path
 * @param pathDepth segments of one path
 * @param links symbolic and hard links together; an archive full of links is an attack, not a work tree
 * @param textBytes the largest ordinary file whose text is looked at; larger ones are only counted
 * @param manifestBytes the same for manifests, which must be read whole to mean anything
 * @param keptBytes text kept in memory until the end of the scan, all files together
 */
public record ArchiveLimits(
        long compressedBytes,
        long uncompressedBytes,
        int entries,
        int ratio,
        long ratioAfterBytes,
        int pathLength,
        int pathDepth,
        int links,
        int textBytes,
        int manifestBytes,
        long keptBytes) {

    private static final long MEGABYTE = 1024L * 1024;

    /** 256 MB in, 512 MB out, 100,000 entries, 200:1, paths of 1,024 characters and 64 folders, 1,000 links. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(
            256 * MEGABYTE,
            512 * MEGABYTE,
            100_000,
            200,
            MEGABYTE,
            1024,
            64,
            1000,
            (int) MEGABYTE,
            (int) (5 * MEGABYTE),
            48 * MEGABYTE);

    /** The same limits for another size of upload. */
    public ArchiveLimits withCompressedBytes(long bytes) {
        return new ArchiveLimits(
                bytes,
                uncompressedBytes,
                entries,
                ratio,
                ratioAfterBytes,
                pathLength,
                pathDepth,
                links,
                textBytes,
                manifestBytes,
                keptBytes);
    }
}
