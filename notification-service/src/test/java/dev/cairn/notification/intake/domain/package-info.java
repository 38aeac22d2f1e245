/** Tests of the decisions. */
package dev.cairn.notification.intake.domain;
