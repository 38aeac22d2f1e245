/** What people who were paged about an alert are told of it afterwards: that somebody took it on, and that it is over. */
@NullMarked
package dev.cairn.notification.news;

import org.jspecify.annotations.NullMarked;
