/**
 * Who is on call when: arithmetic of rotations on local calendars, and what stands above them. Plain Java, no stored position.
 */
@NullMarked
package dev.cairn.notification.schedule.domain;

import org.jspecify.annotations.NullMarked;
