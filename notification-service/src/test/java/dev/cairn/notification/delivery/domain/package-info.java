/** Tests of the decisions. */
package dev.cairn.notification.delivery.domain;
