/** What became of a project: each outcome that changed, milestones, the trend by day, and two assessments compared. */
@NullMarked
package dev.cairn.assessment.history;

import org.jspecify.annotations.NullMarked;
