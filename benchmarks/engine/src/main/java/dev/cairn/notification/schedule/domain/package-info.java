/** Schedules as the service itself lays them out. */
@NullMarked
package dev.cairn.notification.schedule.domain;

import org.jspecify.annotations.NullMarked;
