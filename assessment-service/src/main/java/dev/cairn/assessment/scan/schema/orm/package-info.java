/**
 * Reads schemas that are described in the languages of object-relational mappers and of migration tools.
 *
 * <p>Each reader knows the forms that people write and passes over what it does not know. All of them see code in which
 * comments are blanked, look ahead no farther than to the end of a bracket, and search with patterns that take linear
 * time.
 */
@NullMarked
package dev.cairn.assessment.scan.schema.orm;

import org.jspecify.annotations.NullMarked;
