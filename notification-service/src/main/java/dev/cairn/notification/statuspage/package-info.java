/** The page on which an organisation tells everybody how its product is, and those who asked to be told. */
@NullMarked
package dev.cairn.notification.statuspage;

import org.jspecify.annotations.NullMarked;
