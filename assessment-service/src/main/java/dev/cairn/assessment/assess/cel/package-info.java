/** Runs the expressions of roadmaps with CEL, bounded in size, depth, iterations and regular expressions. */
@NullMarked
package dev.cairn.assessment.assess.cel;

import org.jspecify.annotations.NullMarked;
