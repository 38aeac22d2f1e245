/** The roadmaps, for everyone to read. */
@NullMarked
package dev.cairn.assessment.catalogue;

import org.jspecify.annotations.NullMarked;
