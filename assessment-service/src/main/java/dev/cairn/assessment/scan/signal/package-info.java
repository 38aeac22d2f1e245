/**
 * The rules, read from data files, and the one pass over an archive that evaluates them.
 *
 * <p>A rule says what it looks for, in which files, and how sure it is; this package knows how to look. What the
 * facts mean for a roadmap is decided elsewhere: here nothing is good or bad, only found or not found.
 */
@NullMarked
package dev.cairn.assessment.scan.signal;

import org.jspecify.annotations.NullMarked;
