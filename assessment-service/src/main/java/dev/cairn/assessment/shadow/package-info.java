/** Shadow runs: what a roadmap would change for the projects of an organisation, before it counts. */
@NullMarked
package dev.cairn.assessment.shadow;

import org.jspecify.annotations.NullMarked;
