/**
 * What a roadmap is: phases, practices, checks over facts, and what to skip. Plain records; how one is written down (YAML)
 * and how an expression is run (CEL) are known to the packages beside this one only.
 */
@NullMarked
package dev.cairn.assessment.roadmap.domain;

import org.jspecify.annotations.NullMarked;
