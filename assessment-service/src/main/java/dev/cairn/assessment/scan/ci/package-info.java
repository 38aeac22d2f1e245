/**
 * What the pipelines of a tree really run.
 *
 * <p>A file in {@code .github/workflows} proves nothing: what counts is when it runs and which commands it reaches.
 * So every system's file becomes a {@link dev.cairn.assessment.scan.ci.Pipeline} of steps, and steps that only call
 * a script, a make target or a local action are followed to what those run.
 */
@NullMarked
package dev.cairn.assessment.scan.ci;

import org.jspecify.annotations.NullMarked;
