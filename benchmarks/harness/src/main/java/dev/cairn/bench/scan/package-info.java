/** A tree of files made by rule, and the scanner run over it. */
@NullMarked
package dev.cairn.bench.scan;

import org.jspecify.annotations.NullMarked;
