/** The program that measures: what it is told, in which order it works, and what it reports. */
@NullMarked
package dev.cairn.bench;

import org.jspecify.annotations.NullMarked;
