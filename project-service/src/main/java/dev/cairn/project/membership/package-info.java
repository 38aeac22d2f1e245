/** Who a caller is: the look-up behind every request, and the same asked over HTTP by people and by the other services. */
@NullMarked
package dev.cairn.project.membership;

import org.jspecify.annotations.NullMarked;
