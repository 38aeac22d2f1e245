/**
 * The least code that does what two hot paths of the suite do: bytes out of Redis, and the rows of one command.
 *
 * <p>It has no tenants, callers, problems, events or meters on purpose: what those cost is what the comparison shows.
 */
@NullMarked
package dev.cairn.bench.baseline;

import org.jspecify.annotations.NullMarked;
