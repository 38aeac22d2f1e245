/**
 * Reads a repository archive that nobody vouches for, in one pass and never to disk.
 *
 * <p>The formats are read here rather than by a library because every number in an archive is a claim: a
 * general reader allocates what a header announces, follows what it names and forgives what is cut off. This
 * one believes nothing, bounds everything and says which entry made it stop.
 */
@NullMarked
package dev.cairn.assessment.scan.archive;

import org.jspecify.annotations.NullMarked;
