/**
 * The trace that each change leaves: its audit entry, its event, and a line in the log, all by one call in the
 * transaction of the change.
 */
@NullMarked
package dev.cairn.project.audit;

import org.jspecify.annotations.NullMarked;
