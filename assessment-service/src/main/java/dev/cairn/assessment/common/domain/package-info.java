/** Rules that several features share. Plain Java. */
@NullMarked
package dev.cairn.assessment.common.domain;

import org.jspecify.annotations.NullMarked;
