/** What a team can declare by the roadmap that its project follows. Plain Java. */
@NullMarked
package dev.cairn.project.roadmap.domain;

import org.jspecify.annotations.NullMarked;
