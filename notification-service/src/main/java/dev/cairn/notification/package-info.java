/**
 * Notification-service: turns what happens to projects into alerts, and tells those who want to know.
 */
@NullMarked
package dev.cairn.notification;

import org.jspecify.annotations.NullMarked;
