/** Tests of the feature. */
package dev.cairn.notification.digest.domain;
