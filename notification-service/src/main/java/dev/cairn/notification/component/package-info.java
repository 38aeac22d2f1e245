/** The parts of a product that its users know, as a status page names them. */
@NullMarked
package dev.cairn.notification.component;

import org.jspecify.annotations.NullMarked;
