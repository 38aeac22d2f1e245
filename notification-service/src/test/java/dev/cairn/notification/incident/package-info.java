/** Tests of incidents over HTTP. */
package dev.cairn.notification.incident;
