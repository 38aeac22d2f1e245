/** Cursor pages over keys. */
@NullMarked
package dev.cairn.kit.paging;

import org.jspecify.annotations.NullMarked;
