/** The phases that projects enter, each time with who, when and why. */
@NullMarked
package dev.cairn.project.phase;

import org.jspecify.annotations.NullMarked;
