/** How long a component was up, and how a page tells it. */
@NullMarked
package dev.cairn.notification.statuspage.domain;

import org.jspecify.annotations.NullMarked;
