/** The figures of the suite: each measures one thing, beside the least that could be done instead. */
@NullMarked
package dev.cairn.bench.figure;

import org.jspecify.annotations.NullMarked;
