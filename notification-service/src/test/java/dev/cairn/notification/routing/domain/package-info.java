/** Tests of rules and groups, without a database. */
package dev.cairn.notification.routing.domain;
