/** Tests of what holds alerts, without a database. */
package dev.cairn.notification.muting.domain;
