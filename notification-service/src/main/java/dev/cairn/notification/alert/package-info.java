/**
 * Alerts: what assessments made of a project, what people did about it, and the story of both.
 */
@NullMarked
package dev.cairn.notification.alert;

import org.jspecify.annotations.NullMarked;
