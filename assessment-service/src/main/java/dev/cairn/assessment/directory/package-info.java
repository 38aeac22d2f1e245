/** What project-service tells: organisations, members, projects, hypotheses. */
@NullMarked
package dev.cairn.assessment.directory;

import org.jspecify.annotations.NullMarked;
