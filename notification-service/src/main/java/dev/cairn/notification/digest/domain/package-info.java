/** When a digest is due, and what it says. Plain Java. */
@NullMarked
package dev.cairn.notification.digest.domain;

import org.jspecify.annotations.NullMarked;
