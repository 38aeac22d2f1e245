/**
 * For how long the first step of a policy reaches somebody at every instant. Plain Java: nothing here knows of HTTP, SQL or the
 * clock.
 */
@NullMarked
package dev.cairn.notification.coverage.domain;

import org.jspecify.annotations.NullMarked;
