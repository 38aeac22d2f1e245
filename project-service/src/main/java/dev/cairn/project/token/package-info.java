/** API tokens: issued, shown once, kept as a hash, revoked at once; and when each was last used. */
@NullMarked
package dev.cairn.project.token;

import org.jspecify.annotations.NullMarked;
