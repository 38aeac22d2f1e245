/** Where time and identifiers come from, so that tests can choose both. */
@NullMarked
package dev.cairn.kit.ids;

import org.jspecify.annotations.NullMarked;
