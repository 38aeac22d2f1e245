/** Tests of the decisions. */
package dev.cairn.notification.schedule.imports;
