/** Removes what is kept of a project that was deleted. */
@NullMarked
package dev.cairn.assessment.erasure;

import org.jspecify.annotations.NullMarked;
