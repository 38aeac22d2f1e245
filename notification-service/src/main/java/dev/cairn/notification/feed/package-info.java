/**
 * The live feed: what happens in an organisation, as server-sent events that can be resumed.
 */
@NullMarked
package dev.cairn.notification.feed;

import org.jspecify.annotations.NullMarked;
