/** Meters that every service shares, and the filter that keeps strangers from filling them. */
@NullMarked
package dev.cairn.kit.metrics;

import org.jspecify.annotations.NullMarked;
