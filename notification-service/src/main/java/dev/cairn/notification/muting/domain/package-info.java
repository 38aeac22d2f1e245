/** When nobody is to be paged for an alert: silences, inhibition, maintenance windows on local calendars. Plain Java. */
@NullMarked
package dev.cairn.notification.muting.domain;

import org.jspecify.annotations.NullMarked;
