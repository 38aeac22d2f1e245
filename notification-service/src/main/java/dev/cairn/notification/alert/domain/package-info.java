/**
 * What an assessment means for a project's alerts. Plain Java: every decision takes what it needs as arguments.
 */
@NullMarked
package dev.cairn.notification.alert.domain;

import org.jspecify.annotations.NullMarked;
