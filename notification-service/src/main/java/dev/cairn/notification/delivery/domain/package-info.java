/**
 * When a message is tried again, and when an endpoint is given up. Plain Java.
 */
@NullMarked
package dev.cairn.notification.delivery.domain;

import org.jspecify.annotations.NullMarked;
