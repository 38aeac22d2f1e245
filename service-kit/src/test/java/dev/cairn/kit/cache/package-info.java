/** The cache against a real Redis, and against one that is slow, silent or gone. */
@NullMarked
package dev.cairn.kit.cache;

import org.jspecify.annotations.NullMarked;
