/**
 * Reads the schedules of other systems, twice each: as what can be written here, and as what the other system makes of them, by a small
 * interpreter that shares nothing with our own arithmetic. Plain Java over JSON.
 */
@NullMarked
package dev.cairn.notification.schedule.imports;

import org.jspecify.annotations.NullMarked;
