/** What being paged costs people. Plain Java. */
@NullMarked
package dev.cairn.notification.measure.domain;

import org.jspecify.annotations.NullMarked;
