/** Which alerts are meant: conditions on what is known of an alert. */
@NullMarked
package dev.cairn.notification.matching.domain;

import org.jspecify.annotations.NullMarked;
