/** Tests of status pages. */
package dev.cairn.notification.statuspage.domain;
