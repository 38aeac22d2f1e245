/** How things are measured: what the kernel counts for a process, and what a row of figures amounts to. */
@NullMarked
package dev.cairn.bench.measure;

import org.jspecify.annotations.NullMarked;
