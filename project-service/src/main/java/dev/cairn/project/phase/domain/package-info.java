/** What a phase transition is. Plain Java. */
@NullMarked
package dev.cairn.project.phase.domain;

import org.jspecify.annotations.NullMarked;
