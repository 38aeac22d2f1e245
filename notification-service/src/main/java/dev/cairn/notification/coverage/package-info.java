/** Coverage: for how long policies reach somebody, and who is on call soon and cannot be reached. */
@NullMarked
package dev.cairn.notification.coverage;

import org.jspecify.annotations.NullMarked;
