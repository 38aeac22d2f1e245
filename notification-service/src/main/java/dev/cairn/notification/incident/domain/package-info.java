/** What may become of an incident, and how what was learned of it is written down. Plain Java. */
@NullMarked
package dev.cairn.notification.incident.domain;

import org.jspecify.annotations.NullMarked;
