/** Which contact methods are used when. Plain Java. */
@NullMarked
package dev.cairn.notification.person.domain;

import org.jspecify.annotations.NullMarked;
