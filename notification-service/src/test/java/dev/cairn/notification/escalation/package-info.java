/** Tests of escalations over HTTP. */
package dev.cairn.notification.escalation;
