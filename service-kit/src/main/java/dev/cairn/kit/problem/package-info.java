/**
 * Problem documents (RFC 9457) for everything that a caller can get wrong, and for what we get wrong.
 *
 * <p>Code throws {@link dev.cairn.kit.problem.Problem}; nobody writes an error body by hand.
 */
@NullMarked
package dev.cairn.kit.problem;

import org.jspecify.annotations.NullMarked;
