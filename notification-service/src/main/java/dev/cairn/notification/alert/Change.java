package dev.cairn.notification.alert;

/**
 * One thing that happened to an alert.
 *
 * @param row as it is after it
 * @param text for the timeline
 */
record Change(AlertRow row, TimelineKind what, Actor actor, String text) {}
