/**
 * Listeners that keep what project-service tells of organisations and projects.
 */
@NullMarked
package dev.cairn.notification.directory;

import org.jspecify.annotations.NullMarked;
