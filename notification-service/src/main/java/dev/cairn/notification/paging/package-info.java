/** Pages: messages to people, by the contact methods and rules that they chose. */
@NullMarked
package dev.cairn.notification.paging;

import org.jspecify.annotations.NullMarked;
