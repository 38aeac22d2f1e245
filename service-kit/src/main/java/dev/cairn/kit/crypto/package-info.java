/** Sealing of the few values that must be read back. */
@NullMarked
package dev.cairn.kit.crypto;

import org.jspecify.annotations.NullMarked;
