/** Events out through the outbox, events in through the inbox: at least once, in order per aggregate, acted on once. */
@NullMarked
package dev.cairn.kit.events;

import org.jspecify.annotations.NullMarked;
