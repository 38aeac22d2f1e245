/** Tests of alerts. */
package dev.cairn.notification.intake;
