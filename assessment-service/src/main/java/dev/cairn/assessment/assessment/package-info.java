/** The engine's shell: when a project is assessed, what is kept of it, and how it is served. */
@NullMarked
package dev.cairn.assessment.assessment;

import org.jspecify.annotations.NullMarked;
