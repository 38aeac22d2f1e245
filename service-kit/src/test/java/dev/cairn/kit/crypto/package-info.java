@NullMarked
package dev.cairn.kit.crypto;

import org.jspecify.annotations.NullMarked;
