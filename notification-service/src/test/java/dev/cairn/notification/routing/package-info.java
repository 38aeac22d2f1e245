/** Tests of routing over HTTP. */
package dev.cairn.notification.routing;
