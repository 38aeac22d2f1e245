/**
 * Reads roadmaps from YAML and gives out the shipped ones. A roadmap with anything wrong in it is refused whole, with every
 * mistake told by line and column.
 */
@NullMarked
package dev.cairn.assessment.roadmap;

import org.jspecify.annotations.NullMarked;
