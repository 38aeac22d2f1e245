/** What a project is, what may be said about it, and the bet it makes. Plain Java. */
@NullMarked
package dev.cairn.project.project.domain;

import org.jspecify.annotations.NullMarked;
