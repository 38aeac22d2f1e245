/**
 * On-call schedules: who is on call, why, and for how long; what people change of it, and calendars of it.
 */
@NullMarked
package dev.cairn.notification.schedule;

import org.jspecify.annotations.NullMarked;
