/**
 * What files of one tree say against each other.
 *
 * <p>A contradiction stops no scan: one of the two counts, always the same, and a note says which. Only what cannot both be
 * true is told; two ways to write the same, and whatever is not understood for sure, is none.
 */
@NullMarked
package dev.cairn.assessment.scan.contradiction;

import org.jspecify.annotations.NullMarked;
