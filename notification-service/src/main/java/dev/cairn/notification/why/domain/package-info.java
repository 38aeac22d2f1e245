/**
 * Why somebody was paged about an alert, or was not. Plain Java: sentences are made of what was kept when it happened, and what
 * was not kept is said to be unknown.
 */
@NullMarked
package dev.cairn.notification.why.domain;

import org.jspecify.annotations.NullMarked;
