/** Work as rows: claimed by one worker, held by a lease, retried, cancelled, or kept as dead for a person to see. */
@NullMarked
package dev.cairn.kit.jobs;

import org.jspecify.annotations.NullMarked;
