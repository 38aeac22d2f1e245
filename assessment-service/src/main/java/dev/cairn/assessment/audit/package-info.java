/** Shows the trace that each act of a person, and each of the system, has left. */
@NullMarked
package dev.cairn.assessment.audit;

import org.jspecify.annotations.NullMarked;
