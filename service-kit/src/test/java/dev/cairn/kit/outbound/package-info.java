/** Hostile addresses and hostile receivers. */
@NullMarked
package dev.cairn.kit.outbound;

import org.jspecify.annotations.NullMarked;
