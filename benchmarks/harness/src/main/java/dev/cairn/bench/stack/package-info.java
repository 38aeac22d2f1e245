/** The suite that is measured, the bare application beside it, and what both work on. */
@NullMarked
package dev.cairn.bench.stack;

import org.jspecify.annotations.NullMarked;
