/** What keeps people from being paged for a while: silences, maintenance windows and inhibition, as people write them. */
@NullMarked
package dev.cairn.notification.muting;

import org.jspecify.annotations.NullMarked;
