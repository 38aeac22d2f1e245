/** Projects and their hypotheses. */
@NullMarked
package dev.cairn.project.project;

import org.jspecify.annotations.NullMarked;
