/** Fire drills: real pages when nothing is wrong, at somebody's word or by a plan, and what they show. */
@NullMarked
package dev.cairn.notification.drill;

import org.jspecify.annotations.NullMarked;
