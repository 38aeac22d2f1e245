/** Tests of schedules over HTTP. */
package dev.cairn.notification.schedule;
