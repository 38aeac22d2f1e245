/**
 * Messages to webhooks: queued with the alert that causes them, tried until they arrive or are given up.
 */
@NullMarked
package dev.cairn.notification.delivery;

import org.jspecify.annotations.NullMarked;
