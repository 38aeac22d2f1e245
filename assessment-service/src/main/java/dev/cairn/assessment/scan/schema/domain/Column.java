package dev.cairn.assessment.scan.schema.domain;

/**
 * A column of a table.
 *
 * @param name as written, without quotes
 * @param line where it is described, from 1
 */
public record Column(String name, int line) {}
