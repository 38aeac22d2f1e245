/** Who may overrule what applies to a project, and when it takes effect. Plain Java. */
@NullMarked
package dev.cairn.assessment.applicability.domain;

import org.jspecify.annotations.NullMarked;
