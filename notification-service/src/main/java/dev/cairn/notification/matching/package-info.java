/** Conditions on alerts as people write them, for routing, silences, inhibition and maintenance. */
@NullMarked
package dev.cairn.notification.matching;

import org.jspecify.annotations.NullMarked;
