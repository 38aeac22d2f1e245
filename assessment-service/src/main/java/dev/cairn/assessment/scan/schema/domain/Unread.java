package dev.cairn.assessment.scan.schema.domain;

/**
 * A statement that concerns tables and could not be read, so that something about the schema is not known.
 *
 * @param line from 1
 * @param reason a sentence's worth, without the statement's values
 */
public record Unread(int line, String reason) {}
