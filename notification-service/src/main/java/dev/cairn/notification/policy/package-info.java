/**
 * Escalation policies: whom an alert pages, in which order, and what is asked of a policy before it is needed.
 */
@NullMarked
package dev.cairn.notification.policy;

import org.jspecify.annotations.NullMarked;
