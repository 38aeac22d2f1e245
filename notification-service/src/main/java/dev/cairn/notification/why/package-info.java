/** Why somebody was paged, or was not, and whether they were on call. */
@NullMarked
package dev.cairn.notification.why;

import org.jspecify.annotations.NullMarked;
