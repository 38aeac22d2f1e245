/** Tests of what an escalation does next. */
package dev.cairn.notification.policy.domain;
