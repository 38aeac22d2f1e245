/** Messages that are no pages: nobody has to wake up for them, and they may wait, but they are not lost. */
@NullMarked
package dev.cairn.notification.letter;

import org.jspecify.annotations.NullMarked;
