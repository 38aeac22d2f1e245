/** When a message to a person is sent, with which others, and when it is tried again. Plain Java. */
@NullMarked
package dev.cairn.notification.paging.domain;

import org.jspecify.annotations.NullMarked;
