/**
 * Escalations: the timer of each alert, its steps carried out one by one, and who is told by them.
 */
@NullMarked
package dev.cairn.notification.escalation;

import org.jspecify.annotations.NullMarked;
