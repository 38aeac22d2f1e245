package dev.cairn.assessment.scan.contradiction;

/**
 * Two things that cannot both be true.
 *
 * @param path file that the second of them is in
 * @param line its line, from 1; 0 when the file as a whole is meant or the format does not tell
 * @param said what each says and which one counts, as a short sentence
 */
public record Contradiction(String path, int line, String said) {}
