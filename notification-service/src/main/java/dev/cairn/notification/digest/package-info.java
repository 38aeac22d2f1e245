/** A summary that people have sent to themselves every day or week: what is open, what happened, and when they are on call. */
@NullMarked
package dev.cairn.notification.digest;

import org.jspecify.annotations.NullMarked;
