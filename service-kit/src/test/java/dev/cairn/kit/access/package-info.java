/** Who is let in. */
@NullMarked
package dev.cairn.kit.access;

import org.jspecify.annotations.NullMarked;
