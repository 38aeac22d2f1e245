/** The commands of the {@code cairn} script, one class each. */
@NullMarked
package dev.cairn.stack.command;

import org.jspecify.annotations.NullMarked;
