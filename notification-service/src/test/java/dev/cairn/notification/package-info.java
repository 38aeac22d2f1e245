/** Tests of notification-service. */
package dev.cairn.notification;
