/** What was observed about a project: recorded once, superseded, never edited. */
@NullMarked
package dev.cairn.assessment.evidence;

import org.jspecify.annotations.NullMarked;
