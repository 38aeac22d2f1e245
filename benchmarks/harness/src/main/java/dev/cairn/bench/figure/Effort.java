package dev.cairn.bench.figure;

import java.time.Duration;

/**
 * How much is done for a figure.
 *
 * @param rounds how often each side of a comparison is measured
 * @param warmUp how long each side is under load before at least, since the same command costs many times more when cold
 * @param longestWarmUp how long at most, while its compilers are still busy
 * @param clients requests under way at once
 * @param reads requests of a round of reads
 * @param commands requests of a round of commands
 * @param messages of a round of messages with 64 alerts each
 * @param samples single events of a round
 * @param files of the tree that is scanned
 * @param treeBytes of all its files together
 * @param idle how long a service is left alone before its memory is looked at
 */
public record Effort(
        int rounds,
        Duration warmUp,
        Duration longestWarmUp,
        int clients,
        int reads,
        int commands,
        int messages,
        int samples,
        int files,
        long treeBytes,
        Duration idle) {

    /** Enough to trust the ratios on a quiet machine: about ten minutes. */
    public static final Effort FULL = new Effort(
            7,
            Duration.ofSeconds(60),
            Duration.ofMinutes(4),
            16,
            20_000,
            10_000,
            160,
            100,
            10_000,
            100_000_000,
            Duration.ofSeconds(20));

    /** Only shows that everything works; its figures mean nothing. */
    public static final Effort SMOKE = new Effort(
            2,
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            4,
            400,
            100,
            8,
            5,
            500,
            5_000_000,
            Duration.ofSeconds(1));

    /** The same with another time to warm up, which is then also the longest. */
    Effort withWarmUp(Duration time) {
        return new Effort(rounds, time, time, clients, reads, commands, messages, samples, files, treeBytes, idle);
    }
}
