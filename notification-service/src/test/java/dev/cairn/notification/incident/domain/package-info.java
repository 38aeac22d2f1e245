/** Tests of what may become of incidents, without a database. */
package dev.cairn.notification.incident.domain;
