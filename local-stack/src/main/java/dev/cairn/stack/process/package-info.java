/**
 * Child processes: started in sessions of their own, remembered in pid files, never left behind.
 *
 * <p>Nothing here knows what the children are.
 */
@NullMarked
package dev.cairn.stack.process;

import org.jspecify.annotations.NullMarked;
