/** Goes over the projects of an organisation when another roadmap, or another version of it, counts for them. */
@NullMarked
package dev.cairn.assessment.reassess;

import org.jspecify.annotations.NullMarked;
