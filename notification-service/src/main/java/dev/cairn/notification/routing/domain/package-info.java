/** Which rule an alert meets first, and which alert of a group leads. Plain Java. */
@NullMarked
package dev.cairn.notification.routing.domain;

import org.jspecify.annotations.NullMarked;
