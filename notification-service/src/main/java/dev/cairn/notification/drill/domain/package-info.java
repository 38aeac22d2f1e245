/** When plans begin drills, and what becomes of a drill. Plain Java: nothing here knows of HTTP, SQL or the clock. */
@NullMarked
package dev.cairn.notification.drill.domain;

import org.jspecify.annotations.NullMarked;
