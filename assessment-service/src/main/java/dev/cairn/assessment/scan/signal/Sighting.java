package dev.cairn.assessment.scan.signal;

/**
 * One place where one rule matched.
 *
 * @param rule the rule's id
 * @param path file
 * @param line line, or 0
 * @param excerpt fit to be shown
 * @param count how many matches it stands for
 */
record Sighting(String rule, String path, int line, String excerpt, int count) {}
