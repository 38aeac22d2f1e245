/**
 * Finds out what databases a tree describes, from migrations, schema files and the models of mappers together.
 *
 * <p>Each file is read as it streams by and only what it says is kept. In the end files that belong together are
 * replayed, and of several descriptions of one database one is chosen, so that no table counts twice.
 */
@NullMarked
package dev.cairn.assessment.scan.schema;

import org.jspecify.annotations.NullMarked;
