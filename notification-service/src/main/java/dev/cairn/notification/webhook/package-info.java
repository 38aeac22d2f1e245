/**
 * Where customers want to be told: their endpoints and the secrets that messages are signed with.
 */
@NullMarked
package dev.cairn.notification.webhook;

import org.jspecify.annotations.NullMarked;
