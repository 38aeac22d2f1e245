/** Waivers: asked for by one member, decided by another, taken back, and ended by time. */
@NullMarked
package dev.cairn.assessment.waiver;

import org.jspecify.annotations.NullMarked;
