/** The trace that each act of a person, and each of the system, leaves in its own transaction. */
@NullMarked
package dev.cairn.assessment.audit;

import org.jspecify.annotations.NullMarked;
