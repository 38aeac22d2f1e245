/**
 * What a database looks like: tables, keys, foreign keys, indexes, and the changes that lead there.
 *
 * <p>Plain Java: nothing here knows of SQL, of an object-relational mapper or of the scan. Names of tables, columns and
 * indexes are compared without regard to case, as most databases do.
 */
@NullMarked
package dev.cairn.assessment.scan.schema.domain;

import org.jspecify.annotations.NullMarked;
