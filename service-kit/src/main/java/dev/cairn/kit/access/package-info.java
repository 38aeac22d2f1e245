/** Who calls, for which organisation, and whether they may: roles for people, scopes for API tokens. */
@NullMarked
package dev.cairn.kit.access;

import org.jspecify.annotations.NullMarked;
