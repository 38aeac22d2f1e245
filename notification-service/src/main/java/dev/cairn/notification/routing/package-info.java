/** Which escalation policy an alert goes to, and what holds it back for a while. */
@NullMarked
package dev.cairn.notification.routing;

import org.jspecify.annotations.NullMarked;
