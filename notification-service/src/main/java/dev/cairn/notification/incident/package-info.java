/** Incidents: what is wrong, who does what about it, what was said, and what is learned. */
@NullMarked
package dev.cairn.notification.incident;

import org.jspecify.annotations.NullMarked;
