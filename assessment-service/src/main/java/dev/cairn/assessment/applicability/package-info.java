/** What members overrule of what applies to a project: its kind, and single practices. */
@NullMarked
package dev.cairn.assessment.applicability;

import org.jspecify.annotations.NullMarked;
