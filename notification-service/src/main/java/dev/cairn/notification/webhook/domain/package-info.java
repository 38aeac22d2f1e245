/**
 * What makes a webhook, and how its messages are signed. Plain Java.
 */
@NullMarked
package dev.cairn.notification.webhook.domain;

import org.jspecify.annotations.NullMarked;
