/** Tests of the conditions on alerts. */
package dev.cairn.notification.matching;
