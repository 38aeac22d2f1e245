/** Who may do what with a waiver, and when. Plain Java. */
@NullMarked
package dev.cairn.assessment.waiver.domain;

import org.jspecify.annotations.NullMarked;
