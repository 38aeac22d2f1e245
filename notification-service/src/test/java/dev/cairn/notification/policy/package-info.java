/** Tests of policies over HTTP. */
package dev.cairn.notification.policy;
