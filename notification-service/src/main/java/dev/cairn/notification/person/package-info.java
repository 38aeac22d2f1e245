/** How members can be reached, and by which of it they want to be told of what. */
@NullMarked
package dev.cairn.notification.person;

import org.jspecify.annotations.NullMarked;
