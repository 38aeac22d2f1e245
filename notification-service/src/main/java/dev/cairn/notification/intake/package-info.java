/**
 * Intake: what other systems tell of trouble, each in its own form, becomes signals to alerts.
 */
@NullMarked
package dev.cairn.notification.intake;

import org.jspecify.annotations.NullMarked;
