/** Tests of the decisions. */
package dev.cairn.notification.alert.domain;
