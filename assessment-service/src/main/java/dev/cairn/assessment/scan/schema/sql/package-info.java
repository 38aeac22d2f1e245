/**
 * Reads the part of SQL files that makes and changes tables, in whatever dialect they are written.
 *
 * <p>Three steps: a lexer cuts a file into statements; each that concerns a table is brought into the plain form that
 * every dialect shares, without what does not change keys and columns; a parser reads that form.
 */
@NullMarked
package dev.cairn.assessment.scan.schema.sql;

import org.jspecify.annotations.NullMarked;
