/** Tests of the keys. */
package dev.cairn.notification.webhook.domain;
